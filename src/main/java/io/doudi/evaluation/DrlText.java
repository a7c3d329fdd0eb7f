package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/**
 * Which DRL rules may be written: patterns over facts with comparisons, and findings. All else of
 * DRL is Java and is refused by its parsed form.
 */
final class DrlText {

    private static final Set<String> IMPORTS =
            Set.of("facts.*", "java.math.BigDecimal", "java.time.LocalDate", "java.util.List");
    private static final Set<String> ACCUMULATE_FUNCTIONS =
            Set.of("average", "count", "max", "min", "sum");
    private static final Set<String> NOT_PACKAGES =
            Set.of("facts", "java", "javax", "jdk", "sun", "com", "org", "io");
    private static final Pattern PACKAGE =
            Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*){0,4}");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*");
    private static final Pattern VARIABLE = Pattern.compile("(\\$?[A-Za-z]\\w*)?");
    private static final Pattern NAME = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,200}");
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\\\p{Cntrl}]*\"");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,6}");
    private static final int LONGEST = 300_000;

    /** The parser goes back and forth over brackets, twice as often for each level. */
    private static final int DEEPEST = 10;

    /** How many facts one rule may join: each can be one of many. */
    private static final int MOST_PATTERNS = 6;

    private final RuleFile file;
    private final List<Diagnostic> found = new ArrayList<>();
    private String rule = "";
    private final List<List<String>> joins = new ArrayList<>();

    private DrlText(RuleFile file) {
        this.file = file;
    }

    /** What is forbidden in a file; nothing if it cannot be parsed, as it does not compile then. */
    static List<Diagnostic> forbidden(RuleFile file) {
        DrlText text = new DrlText(file);
        if (file.content().length() > LONGEST) {
            text.refuse("%d characters".formatted(file.content().length()), 1);
        } else if (file.content().indexOf('\\') >= 0) {
            text.refuse("\\", line(file.content(), file.content().indexOf('\\')));
        } else if (FeelText.depth(FeelText.withoutLiterals(file.content())) > DEEPEST) {
            text.refuse("nesting deeper than %d".formatted(DEEPEST), 1);
        } else {
            text.check();
        }
        return text.found;
    }

    /** The types that each rule of a file joins. */
    static List<List<String>> joins(RuleFile file) {
        DrlText text = new DrlText(file);
        text.check();
        return List.copyOf(text.joins);
    }

    private static int line(String content, int index) {
        return (int) content.substring(0, index).lines().count();
    }

    /** A file as its parser reads it; nothing if it cannot. */
    static List<PackageDescr> parsed(RuleFile file) {
        DrlParser parser = new DrlParser();
        try {
            PackageDescr parsed = parser.parse(false, new StringReader(file.content()));
            return parser.hasErrors() || parsed == null ? List.of() : List.of(parsed);
        } catch (DroolsParserException e) {
            return List.of();
        }
    }

    private void check() {
        try {
            parsed(file).forEach(this::check);
        } catch (StackOverflowError e) {
            refuse("such deep nesting", 1);
        }
    }

    private void check(PackageDescr drl) {
        require(isOwn(drl.getName()), "package " + drl.getName(), drl);
        for (ImportDescr one : drl.getImports()) {
            require(IMPORTS.contains(one.getTarget()), "import " + one.getTarget(), one);
        }
        refuseAll(drl.getFunctionImports(), "import function");
        refuseAll(drl.getAccumulateImports(), "import accumulate");
        refuseAll(drl.getGlobals(), "global");
        refuseAll(drl.getFunctions(), "function");
        refuseAll(drl.getAttributes(), "attributes of the package");
        refuseAll(drl.getClassAndEnumDeclarationDescrs(), "declare");
        refuseAll(drl.getEntryPointDeclarations(), "entry-point");
        refuseAll(drl.getWindowDeclarations(), "window");
        require(drl.getUnit() == null, "unit", drl);
        drl.getRules().forEach(this::check);
    }

    private static boolean isOwn(String name) {
        return name != null
                && PACKAGE.matcher(name).matches()
                && !NOT_PACKAGES.contains(name.split("\\.")[0]);
    }

    private void refuseAll(Collection<? extends BaseDescr> what, String name) {
        what.forEach(one -> refuse(name, one.getLine()));
    }

    private void check(RuleDescr one) {
        rule = Excerpt.of(String.valueOf(one.getName()));
        joins.add(new ArrayList<>());
        require(one.isRule(), "query", one);
        require(NAME.matcher(String.valueOf(one.getName())).matches(), "this name of a rule", one);
        require(one.getParentName() == null, "extends", one);
        require(one.getNamedConsequences().isEmpty(), "a named consequence", one);
        one.getAttributes().values().forEach(this::check);
        annotations(one);
        condition(one.getLhs());
        DrlTokens.forbiddenConsequence(String.valueOf(one.getConsequence()))
                .ifPresent(what -> refuse(what, one.getConsequenceLine()));
    }

    private void check(AttributeDescr attribute) {
        boolean isOrder =
                attribute.getName().equals("salience")
                        && INTEGER.matcher(String.valueOf(attribute.getValue())).matches();
        require(isOrder, attribute.getName(), attribute);
    }

    /** A rule names its clause; the values of annotations are code. */
    private void annotations(AnnotatedBaseDescr annotated) {
        for (AnnotationDescr one : annotated.getAnnotations()) {
            boolean isClause = annotated instanceof RuleDescr && one.getName().equals("clause");
            boolean isText = TEXT.matcher(String.valueOf(one.getSingleValue())).matches();
            require(isClause && isText && one.getValueMap().size() == 1, "@" + one.getName(), one);
        }
    }

    private void condition(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AccumulateDescr accumulate) {
            accumulate(accumulate);
        } else if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            ((ConditionalElementDescr) descr)
                    .getDescrs()
                    .forEach(part -> condition((BaseDescr) part));
        } else {
            refuse(descr.getClass().getSimpleName().replace("Descr", ""), descr.getLine());
        }
    }

    private void pattern(PatternDescr pattern) {
        String type = String.valueOf(pattern.getObjectType());
        List<String> join = joins.get(joins.size() - 1);
        join.add(type);
        require(
                join.size() <= MOST_PATTERNS,
                "more than %d patterns".formatted(MOST_PATTERNS),
                pattern);
        boolean isPlain =
                !pattern.isQuery()
                        && pattern.getBehaviors().isEmpty()
                        && VARIABLE.matcher(text(pattern.getIdentifier())).matches();
        boolean isAccumulated = pattern.getSource() instanceof AccumulateDescr;
        require(isPlain && (isAccumulated || TYPE.matcher(type).matches()), type, pattern);
        annotations(pattern);
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            constraint(constraint);
        }
        if (isAccumulated) {
            accumulate((AccumulateDescr) pattern.getSource());
        } else if (pattern.getSource() != null) {
            refuse("from", pattern.getLine());
        }
    }

    private void constraint(BaseDescr constraint) {
        if (constraint instanceof ExprConstraintDescr expression) {
            DrlTokens.forbiddenExpression(expression.getExpression())
                    .ifPresent(what -> refuse(what, constraint.getLine()));
        } else {
            refuse(
                    constraint.getClass().getSimpleName().replace("Descr", ""),
                    constraint.getLine());
        }
    }

    private void accumulate(AccumulateDescr accumulate) {
        boolean isCode =
                accumulate.getInitCode() != null
                        || accumulate.getActionCode() != null
                        || accumulate.getReverseCode() != null
                        || accumulate.getResultCode() != null;
        require(!isCode && !accumulate.getFunctions().isEmpty(), "accumulate", accumulate);
        for (AccumulateDescr.AccumulateFunctionCallDescr one : accumulate.getFunctions()) {
            require(
                    ACCUMULATE_FUNCTIONS.contains(one.getFunction()),
                    one.getFunction(),
                    accumulate);
            require(VARIABLE.matcher(text(one.getBind())).matches(), "this variable", accumulate);
            for (String parameter : one.getParams()) {
                DrlTokens.forbiddenExpression(parameter)
                        .ifPresent(what -> refuse(what, accumulate.getLine()));
            }
        }
        condition(accumulate.getInput());
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }

    private void require(boolean allowed, String what, BaseDescr where) {
        if (!allowed) {
            refuse(what, where.getLine());
        }
    }

    private void refuse(String what, int line) {
        found.add(
                new Diagnostic(
                        Severity.ERROR,
                        Code.FORBIDDEN,
                        file.path(),
                        rule,
                        "",
                        "",
                        List.of(Excerpt.of(what), String.valueOf(line)),
                        List.of(),
                        Map.of()));
    }
}
