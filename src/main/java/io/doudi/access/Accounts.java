package io.doudi.access;

import static io.doudi.access.Grant.require;
import static io.doudi.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.doudi.problem.ProblemType.OWN_ACCOUNT;

import io.doudi.problem.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The accounts. Passwords are kept as bcrypt hashes only. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<AccountEntity, String> {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d][\\p{L}\\d._@-]{0,59}");
    private static final int PASSWORD_BYTES = 18;
    private static final Actor FIRST_START = new Actor("first-start", Set.of(), Regions.ALL);
    private static final Rights FIRST = new Rights(Set.of(Role.ADMIN), Regions.ALL);

    private final AccessTrail trail;
    private final InstantSource clock;

    Accounts(AccessTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Everybody who can sign in or could once, by name. */
    @Transactional
    public List<Account> list() {
        return all().stream().map(Account::of).toList();
    }

    /**
     * Makes an account, or gives it other rights, another password if there is one in the grant,
     * and lets its owner in again. Refuses what an account cannot have, rights for regions that the
     * actor does not have, and that administrators take their own administration.
     */
    @Transactional
    public Account put(Actor actor, String name, Grant grant) {
        require(NAME.matcher(name).matches(), "name", "1 to 60 letters, digits, dots or hyphens");
        Optional<AccountEntity> before = findByIdOptional(name);
        Optional<String> password = grant.newPassword();
        require(
                password.isPresent() || before.isPresent(),
                "password",
                "12 characters and up to 72 bytes");
        Rights rights = grant.rights();
        boolean givesUp = isOwn(actor, name) && !rights.roles().contains(Role.ADMIN);
        refuseOwn(givesUp, "take your own administration");
        return Account.of(
                put(
                        actor,
                        name,
                        password.map(BcryptUtil::bcryptHash)
                                .orElseGet(() -> before.get().passwordHash),
                        rights,
                        before));
    }

    /** Makes an account or gives it another password and other rights. */
    @Transactional
    AccountEntity put(Actor actor, String name, String password, Rights rights) {
        String hash = BcryptUtil.bcryptHash(password);
        return put(actor, name, hash, rights, findByIdOptional(name));
    }

    private AccountEntity put(
            Actor actor,
            String name,
            String passwordHash,
            Rights rights,
            Optional<AccountEntity> before) {
        actor.requireRegions(rights.regions());
        before.ifPresent(known -> actor.requireRegions(known.rights().regions()));
        AccountEntity account = before.orElseGet(() -> created(name));
        account.passwordHash = passwordHash;
        account.roles = rights.roleNames();
        account.regions = rights.regions().toArray();
        account.switchedOffAt = null;
        persist(account);
        trail.add(AccessEvent.Action.ACCOUNT_PUT, actor.name(), name, rights);
        return account;
    }

    /** Lets nobody sign in with an account any more, and whoever is signed in do nothing. */
    @Transactional
    public Account switchOff(Actor actor, String name) {
        AccountEntity account =
                findByIdOptional(name)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ACCOUNT_NOT_FOUND,
                                                "There is no account named " + name));
        actor.requireRegions(account.rights().regions());
        refuseOwn(isOwn(actor, name), "switch off your own account");
        if (account.switchedOffAt == null) {
            account.switchedOffAt = clock.instant();
            trail.add(
                    AccessEvent.Action.ACCOUNT_SWITCHED_OFF, actor.name(), name, account.rights());
        }
        return Account.of(account);
    }

    private static boolean isOwn(Actor actor, String name) {
        return actor.name().equals(name);
    }

    /** Somebody can always administer: who does it does not lock themselves out. */
    private static void refuseOwn(boolean condition, String what) {
        if (condition) {
            throw new ProblemException(
                    OWN_ACCOUNT, "You cannot %s; another administrator has to".formatted(what));
        }
    }

    /** The account of a name, if its owner may sign in. */
    @Transactional
    Optional<AccountEntity> named(String name) {
        return findByIdOptional(name).filter(account -> account.switchedOffAt == null);
    }

    /** Makes the first administrator; empty if there are accounts already. */
    @Transactional
    Optional<String> firstAdministrator() {
        if (count() > 0) {
            return Optional.empty();
        }
        String password = newPassword();
        put(FIRST_START, Role.ADMIN.code(), password, FIRST);
        return Optional.of(password);
    }

    @Transactional
    List<AccountEntity> all() {
        return listAll(Sort.by("name"));
    }

    private AccountEntity created(String name) {
        AccountEntity account = new AccountEntity();
        account.name = name;
        account.createdAt = clock.instant();
        return account;
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
