package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the members of a household. */
final class People {

    private static final int DAYS = 365;
    private static final int PARENT_OLDER_BY = 20;
    private static final int LAST_CHILD_WITHOUT_CAPACITY = 15;
    private static final int LAST_WITH_SOME_CAPACITY = 69;
    private static final Map<Character, String> NAMES = Map.of('A', "a", 'C', "c", 'E', "e");

    private final Home home;
    private final Draw draw;
    private final boolean isRecipient;

    /**
     * For one household.
     *
     * @param isRecipient whether it receives the subsistence allowance
     */
    People(Home home, boolean isRecipient) {
        this.home = home;
        this.draw = home.draw();
        this.isRecipient = isRecipient;
    }

    /** The members, adults first. */
    List<Person> all() {
        List<Integer> ages = ages();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < home.size(); i++) {
            char kind = home.type().charAt(i);
            people.add(person(NAMES.get(kind) + (i + 1), ages.get(i), i == 0));
        }
        return people;
    }

    /** The first two adults are old enough to be the parents of the children. */
    private List<Integer> ages() {
        List<Integer> ages = new ArrayList<>();
        for (char kind : home.type().toCharArray()) {
            ages.add(draw.integer(home.of("age", kind)));
        }
        int oldestChild = 0;
        for (int i = 0; i < ages.size(); i++) {
            oldestChild =
                    home.type().charAt(i) == 'C' ? Math.max(oldestChild, ages.get(i)) : oldestChild;
        }
        int least = home.type().contains("C") ? oldestChild + PARENT_OLDER_BY : Person.ADULT;
        for (int i = 0; i < Math.min(2, ages.size()); i++) {
            if (home.type().charAt(i) == 'A') {
                ages.set(i, Math.max(ages.get(i), least));
            }
        }
        return ages;
    }

    private Person person(String id, int age, boolean isFirst) {
        String group = Person.group(age);
        int disability =
                home.is("disabled", group)
                        ? Integer.parseInt(draw.oneOf(home.of("disabilityLevel")))
                        : 0;
        boolean isSeverelyIll = home.is("severeIllness", group);
        String capacity = capacity(age, disability, isSeverelyIll);
        Person person =
                new Person(
                        id,
                        age,
                        disability,
                        isSeverelyIll,
                        selfCareUnmet(age, disability),
                        capacity,
                        isEmployed(age, capacity),
                        stage(age),
                        JsonNodeFactory.instance.objectNode());
        write(person, isFirst);
        return person;
    }

    private String capacity(int age, int disability, boolean isSeverelyIll) {
        boolean hasNone =
                age <= LAST_CHILD_WITHOUT_CAPACITY
                        || age > LAST_WITH_SOME_CAPACITY
                        || Person.isSevere(disability);
        if (hasNone) {
            return "NONE";
        }
        if (isSeverelyIll) {
            return home.is("severeIllnessIncapacity") ? "NONE" : "PARTIAL";
        }
        return disability > 0 || age >= Person.OLD ? "PARTIAL" : "FULL";
    }

    private boolean isEmployed(int age, String capacity) {
        if (age < Person.ADULT || capacity.equals("NONE")) {
            return false;
        }
        return home.is(capacity.equals("FULL") ? "employed" : "employedPartly");
    }

    private int selfCareUnmet(int age, int disability) {
        if (Person.isSevere(disability) || age >= Person.VERY_OLD) {
            return draw.integer(home.of("selfCareUnmetSevere"));
        }
        return age >= Person.OLD ? draw.integer(home.of("selfCareUnmetElder")) : 0;
    }

    private String stage(int age) {
        if (age < 3 || age > 24) {
            return "NONE";
        }
        if (age < 6) {
            return home.is("preschool") ? "PRESCHOOL" : "NONE";
        }
        if (age < 15) {
            return "COMPULSORY";
        }
        if (age < Person.ADULT) {
            return home.is("seniorSecondary") ? "SENIOR_SECONDARY" : "NONE";
        }
        if (age < 22) {
            return home.is("higher") ? "HIGHER" : "NONE";
        }
        return home.is("postgraduate") ? "POSTGRADUATE" : "NONE";
    }

    private void write(Person person, boolean isFirst) {
        ObjectNode facts = person.facts();
        facts.put("id", person.id());
        facts.put(
                "birthDate",
                Person.born(person.age(), home.recipe().asOf(), draw.below(DAYS)).toString());
        facts.put("severeIllness", person.isSeverelyIll());
        facts.put("labourCapacity", person.labourCapacity());
        facts.put("employed", person.isEmployed());
        facts.put("educationStage", person.educationStage());
        facts.put("selfCareUnmet", person.selfCareUnmet());
        if (person.disability() > 0) {
            facts.putObject("disability")
                    .put("level", person.disability())
                    .put("category", draw.oneOf(home.of("disabilityCategory")));
        }
        writeDependence(person);
        writeCare(person);
        writeChildhood(person);
        writeBenefits(person, isFirst);
    }

    private void writeDependence(Person person) {
        boolean isWeak = person.isSeverelyDisabled() || person.isSeverelyIll();
        boolean relies = !person.isChild() && isWeak && home.is("reliesOnFamily");
        person.facts().put("reliesOnFamily", relies);
        person.facts().put("canFormOwnHousehold", !relies || home.is("canFormOwnHousehold"));
        boolean mayBeApart = home.size() > 1 && (person.isOld() || person.disability() > 0);
        person.facts()
                .put("ownHouseholdRegistration", mayBeApart && home.is("ownHouseholdRegistration"));
        if (person.isOld()) {
            person.facts().put("specialDifficultyElder", home.is("specialDifficultyElder"));
        }
    }

    private void writeCare(Person person) {
        boolean needsCare = person.selfCareUnmet() > 0;
        boolean isCentral = needsCare && home.is("centralised");
        person.facts().put("supportMode", isCentral ? "CENTRALISED" : "DISPERSED");
        person.facts().put("inSubsidisedCare", needsCare && home.is("subsidisedCare"));
        person.facts().put("lacksCare", needsCare && home.is("lacksCare"));
        person.facts().put("lacksSupervision", person.isChild() && home.is("lacksSupervision"));
    }

    private void writeChildhood(Person person) {
        if (!person.isChild()) {
            return;
        }
        boolean isWithoutParents = !home.type().contains("A");
        boolean isOrphan = isWithoutParents && home.is("orphan");
        person.facts().put("orphan", isOrphan);
        person.facts()
                .put(
                        "deFactoUnattended",
                        isWithoutParents && !isOrphan && home.is("deFactoUnattended"));
        person.facts().put("leftBehind", home.is("leftBehind"));
        person.facts()
                .put(
                        "cannotAttendSchool",
                        person.isAtCompulsorySchool()
                                && person.isSeverelyDisabled()
                                && home.is("cannotAttendSchool"));
    }

    /** Somebody must be left to count. */
    private void writeBenefits(Person person, boolean isFirst) {
        ArrayNode benefits = person.facts().arrayNode();
        boolean mayBeAlone =
                home.isLow() && !isFirst && person.isOld() && !person.hasLabourCapacity();
        if (mayBeAlone && home.is("extremeHardshipMember")) {
            benefits.add("EXTREME_HARDSHIP");
        } else if (isRecipient) {
            benefits.add("SUBSISTENCE");
        }
        if (!benefits.isEmpty()) {
            person.facts().set("currentBenefits", benefits);
        }
        String reason = isFirst || person.isChild() ? "NONE" : draw.oneOf(home.of("notCounted"));
        if (!reason.equals("NONE")) {
            person.facts().put("notCountedReason", reason);
        }
    }
}
