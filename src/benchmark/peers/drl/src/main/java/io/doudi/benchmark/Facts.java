package io.doudi.benchmark;

import java.math.BigDecimal;

/** The facts of the rules in DRL, which are beans for them. */
public final class Facts {

    private Facts() {}

    public static final class Applicant {
        private final Case one;

        Applicant(Case one) {
            this.one = one;
        }

        public int getHouseholdSize() {
            return one.householdSize();
        }

        public String getArea() {
            return one.area();
        }

        public BigDecimal getMonthlyIncomePerCapita() {
            return one.monthlyIncomePerCapita();
        }

        public int getEmployedMembers() {
            return one.employedMembers();
        }

        public int getDisabilityLevel() {
            return one.disabilityLevel();
        }

        public boolean isSevereIllness() {
            return one.severeIllness();
        }

        public boolean isElderly() {
            return one.elderly();
        }

        public boolean isStudent() {
            return one.student();
        }

        public boolean isSingleParent() {
            return one.singleParent();
        }

        public String getHardshipType() {
            return one.hardshipType();
        }

        public String getSeverity() {
            return one.severity();
        }

        public int getDurationMonths() {
            return one.durationMonths();
        }

        public boolean isAtPlaceOfEvent() {
            return one.atPlaceOfEvent();
        }
    }

    public static final class Standard {
        private final BigDecimal value;

        public Standard(BigDecimal value) {
            this.value = value;
        }

        public BigDecimal getValue() {
            return value;
        }
    }

    public static final class Assessed {
        private final BigDecimal income;
        private final BigDecimal ratio;

        public Assessed(BigDecimal income, BigDecimal ratio) {
            this.income = income;
            this.ratio = ratio;
        }

        public BigDecimal getIncome() {
            return income;
        }

        public BigDecimal getRatio() {
            return ratio;
        }
    }

    public static final class Eligibility {
        private final String code;

        public Eligibility(String code) {
            this.code = code;
        }

        public String getCode() {
            return code;
        }
    }

    public static final class Multiplier {
        private final int value;

        public Multiplier(int value) {
            this.value = value;
        }

        public int getValue() {
            return value;
        }
    }

    public static final class Outcome {
        private BigDecimal standard;
        private BigDecimal assessedIncome;
        private String eligibility;
        private int supplementPercent;
        private BigDecimal dibaoAmount;
        private int multiplier;
        private BigDecimal reliefAmount;
        private boolean needsCaseConference;

        public BigDecimal getStandard() {
            return standard;
        }

        public void setStandard(BigDecimal value) {
            standard = value;
        }

        public BigDecimal getAssessedIncome() {
            return assessedIncome;
        }

        public void setAssessedIncome(BigDecimal value) {
            assessedIncome = value;
        }

        public String getEligibility() {
            return eligibility;
        }

        public void setEligibility(String value) {
            eligibility = value;
        }

        public int getSupplementPercent() {
            return supplementPercent;
        }

        public void setSupplementPercent(int value) {
            supplementPercent = value;
        }

        public BigDecimal getDibaoAmount() {
            return dibaoAmount;
        }

        public void setDibaoAmount(BigDecimal value) {
            dibaoAmount = value;
        }

        public int getMultiplier() {
            return multiplier;
        }

        public void setMultiplier(int value) {
            multiplier = value;
        }

        public BigDecimal getReliefAmount() {
            return reliefAmount;
        }

        public void setReliefAmount(BigDecimal value) {
            reliefAmount = value;
        }

        public boolean isNeedsCaseConference() {
            return needsCaseConference;
        }

        public void setNeedsCaseConference(boolean value) {
            needsCaseConference = value;
        }

        public void supplementAtLeast(int percent) {
            supplementPercent = Math.max(supplementPercent, percent);
        }
    }
}
