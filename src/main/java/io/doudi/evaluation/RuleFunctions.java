package io.doudi.evaluation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.doudi.evaluation.limits.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/**
 * Functions of FEEL in the place of the engine's. Those on patterns made an XQuery of their
 * arguments, which reads files and variables of the environment, and took time without end; those
 * on contexts called any getter of any object.
 */
public final class RuleFunctions implements DMNProfile {

    @Override
    public List<FEELFunction> getFEELFunctions() {
        return List.of(new Matches(), new Replace(), new Split(), new GetValue(), new GetEntries());
    }

    @Override
    public List<DMNExtensionRegister> getExtensionRegisters() {
        return List.of();
    }

    @Override
    public List<DRGElementCompiler> getDRGElementCompilers() {
        return List.of();
    }

    /** {@code matches(input, pattern, flags)}. */
    public static final class Matches extends BaseFEELFunction {
        public Matches() {
            super("matches");
        }

        public FEELFnResult<Boolean> invoke(
                @ParameterName("input") String input, @ParameterName("pattern") String pattern) {
            return invoke(input, pattern, "");
        }

        public FEELFnResult<Boolean> invoke(
                @ParameterName("input") String input,
                @ParameterName("pattern") String pattern,
                @ParameterName("flags") String flags) {
            try {
                return FEELFnResult.ofResult(matcher(input, pattern, flags).find());
            } catch (IllegalArgumentException e) {
                return invalid(e);
            }
        }
    }

    /** {@code replace(input, pattern, replacement, flags)}. */
    public static final class Replace extends BaseFEELFunction {
        public Replace() {
            super("replace");
        }

        public FEELFnResult<String> invoke(
                @ParameterName("input") String input,
                @ParameterName("pattern") String pattern,
                @ParameterName("replacement") String replacement) {
            return invoke(input, pattern, replacement, "");
        }

        public FEELFnResult<String> invoke(
                @ParameterName("input") String input,
                @ParameterName("pattern") String pattern,
                @ParameterName("replacement") String replacement,
                @ParameterName("flags") String flags) {
            try {
                Matcher matcher = matcher(input, pattern, flags);
                StringBuilder replaced = new StringBuilder();
                while (matcher.find()) {
                    matcher.appendReplacement(replaced, given(replacement));
                    Limits.requireText(replaced);
                }
                return FEELFnResult.ofResult(matcher.appendTail(replaced).toString());
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return invalid(e);
            }
        }
    }

    /** {@code split(string, delimiter)}; the delimiter is a pattern. */
    public static final class Split extends BaseFEELFunction {
        public Split() {
            super("split");
        }

        public FEELFnResult<List<String>> invoke(
                @ParameterName("string") String string,
                @ParameterName("delimiter") String delimiter) {
            try {
                return FEELFnResult.ofResult(parts(matcher(string, delimiter, ""), string));
            } catch (IllegalArgumentException e) {
                return invalid(e);
            }
        }

        private static List<String> parts(Matcher matcher, String string) {
            List<String> parts = new ArrayList<>();
            int from = 0;
            while (matcher.find()) {
                parts.add(string.substring(from, matcher.start()));
                from = matcher.end();
                Limits.requireList(parts);
            }
            parts.add(string.substring(from));
            return parts;
        }
    }

    /** {@code get value(m, key)}. */
    public static final class GetValue extends BaseFEELFunction {
        public GetValue() {
            super("get value");
        }

        public FEELFnResult<Object> invoke(
                @ParameterName("m") Object context, @ParameterName("key") String key) {
            return context instanceof Map<?, ?> map
                    ? FEELFnResult.ofResult(map.get(key))
                    : notContext("m");
        }
    }

    /** {@code get entries(m)}. */
    public static final class GetEntries extends BaseFEELFunction {
        public GetEntries() {
            super("get entries");
        }

        public FEELFnResult<List<Object>> invoke(@ParameterName("m") Object context) {
            if (!(context instanceof Map<?, ?> map)) {
                return notContext("m");
            }
            List<Object> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add(entry(key, value)));
            return FEELFnResult.ofResult(entries);
        }

        private static Map<String, Object> entry(Object key, Object value) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", key);
            entry.put("value", value);
            return entry;
        }
    }

    private static <T> FEELFnResult<T> notContext(String parameter) {
        return FEELFnResult.ofError(
                new InvalidParametersEvent(Severity.ERROR, parameter, "is no context"));
    }

    private static <T> FEELFnResult<T> invalid(RuntimeException e) {
        String what = e instanceof PatternSyntaxException ? "is no pattern" : "is not valid here";
        return FEELFnResult.ofError(new InvalidParametersEvent(Severity.ERROR, "pattern", what));
    }

    private static Matcher matcher(String input, String pattern, String flags) {
        String marks = flags == null ? "" : flags;
        String plain = marks.contains("q") ? Pattern.quote(given(pattern)) : given(pattern);
        String tight = marks.contains("x") ? plain.replaceAll("\\s", "") : plain;
        return Pattern.compile(tight, flags(marks)).matcher(given(input));
    }

    private static String given(String argument) {
        if (argument == null) {
            throw new IllegalArgumentException("null");
        }
        return argument;
    }

    private static int flags(String flags) {
        return flags.chars().map(RuleFunctions::flag).reduce(0, (one, other) -> one | other);
    }

    private static int flag(int letter) {
        return switch (letter) {
            case 's' -> Pattern.DOTALL;
            case 'm' -> Pattern.MULTILINE;
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'x', 'q' -> 0;
            default -> throw new IllegalArgumentException("flags are of smixq");
        };
    }
}
