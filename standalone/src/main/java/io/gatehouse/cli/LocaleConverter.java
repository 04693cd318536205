package io.gatehouse.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a locale as LANG has it ({@code it_IT.UTF-8}) or as a language tag ({@code it}, {@code it-IT}). */
final class LocaleConverter implements ITypeConverter<Locale> {

    @Override
    public Locale convert(String text) {
        int encoding = text.indexOf('.');
        String tag = encoding < 0 ? text : text.substring(0, encoding);
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (locale.getLanguage().isEmpty()
                || Arrays.stream(Locale.getAvailableLocales()).noneMatch(locale::equals)) {
            throw new TypeConversionException("'" + text + "' is no locale that is known here, such as it or it_IT");
        }
        return locale;
    }
}
