package newswire;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;

/** `lowercase`: small letters, as the language has them. */
@NamedComponent("lowercase")
public class LowerCase implements TokenFilterFactory {
    private final String language;

    /** As the definition of a filter says it. */
    @AnalysisSettings
    public interface Asked {
        @StringSetting(path = "language", defaultValue = "")
        String language();
    }

    @Inject
    public LowerCase(Asked asked) {
        language = asked.language();
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return switch (language) {
            case "greek" -> new GreekLowerCaseFilter(tokens);
            case "turkish" -> new TurkishLowerCaseFilter(tokens);
            case "" -> new LowerCaseFilter(tokens);
            default -> throw new IllegalArgumentException("lowercase knows no language " + language);
        };
    }
}
