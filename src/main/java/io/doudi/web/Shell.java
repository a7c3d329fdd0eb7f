package io.doudi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.ruleset.Draft;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What every page has around its content: who is signed in, the language, the way to the others.
 */
@ApplicationScoped
class Shell {

    static final String HTML = "text/html;charset=UTF-8";
    static final String LANGUAGE = "doudi-language";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Shell(SecurityIdentity identity, CurrentVertxRequest request, ObjectMapper json) {
        this.identity = identity;
        this.request = request;
        this.json = json;
    }

    /** A page that others can be reached from. */
    enum Place {
        HOME("/"),
        RULES("/rules"),
        TRY("/try"),
        COMPARISONS("/comparisons"),
        RECORDS("/records"),
        ADMINISTRATION("/administration"),
        GUIDE("/guide");

        private final String path;

        Place(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /**
     * The frame of a page.
     *
     * @param place where in the navigation it belongs
     * @param at its own address, to come back to
     */
    record Frame(Actor actor, Messages messages, Place place, String at) {

        /** The pages of the navigation; the guide has a place of its own. */
        public List<Place> places() {
            return Arrays.stream(Place.values())
                    .filter(one -> one != Place.GUIDE)
                    .filter(one -> one != Place.ADMINISTRATION || seesTrails())
                    .toList();
        }

        /** Whether who did what is theirs to read. */
        public boolean seesTrails() {
            return administers() || actor.roles().contains(Role.AUDITORS);
        }

        /** Whether they give and take access. */
        public boolean administers() {
            return actor.isAdministrator();
        }

        /** What the person may do, in words. */
        public List<String> roles() {
            return Arrays.stream(Role.values())
                    .map(Role::code)
                    .filter(actor.roles()::contains)
                    .map(code -> messages.text("role." + code))
                    .toList();
        }

        public boolean mayWrite() {
            return actor.roles().contains(Role.WRITERS);
        }

        public boolean mayApprove() {
            return actor.roles().contains(Role.APPROVERS);
        }

        public boolean mayComment() {
            return mayWrite() || mayApprove();
        }

        /** The language that it is not in. */
        public String otherLanguage() {
            return messages == Messages.CHINESE ? "en" : "zh";
        }
    }

    /** A page with its frame, to be given its data. */
    TemplateInstance page(Template template, Place place) {
        return template.data("frame", frame(place)).data("messages", messages());
    }

    /** A value as JSON that cannot end the element of the page that it stands in. */
    String inScript(Object value) {
        try {
            return json.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What pages show is JSON", e);
        }
    }

    /** Whether a draft can be changed now, and this person may do it. */
    boolean mayWrite(Draft draft) {
        return actor().roles().contains(Role.WRITERS) && draft.state().isEditable();
    }

    Actor actor() {
        return Actor.of(identity);
    }

    /** Chinese, unless the person has switched. */
    Messages messages() {
        return messages(List.of());
    }

    /** What the person has switched to, or else the first of some languages that we have. */
    Messages messages(List<Locale> preferred) {
        Cookie chosen = request.getCurrent().request().getCookie(LANGUAGE);
        return chosen == null
                ? Messages.preferred(preferred)
                : Messages.in(Locale.forLanguageTag(chosen.getValue()));
    }

    /** The frame alone, for a part of a page. */
    Frame frame(Place place) {
        return new Frame(actor(), messages(), place, request.getCurrent().request().uri());
    }
}
