package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** `stemmer`: the stems of a language, by the same class of Lucene as a full server takes. */
@NamedComponent("stemmer")
public class Stemmer implements TokenFilterFactory {
    private final String language;

    /** As the definition of a filter says it. */
    @AnalysisSettings
    public interface Asked {
        @StringSetting(path = "language", defaultValue = "porter")
        String language();
    }

    @Inject
    public Stemmer(Asked asked) {
        language = asked.language();
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return switch (language) {
            case "arabic" -> new ArabicStemFilter(tokens);
            case "armenian" -> new SnowballFilter(tokens, new ArmenianStemmer());
            case "bulgarian" -> new BulgarianStemFilter(tokens);
            case "czech" -> new CzechStemFilter(tokens);
            case "danish" -> new SnowballFilter(tokens, new DanishStemmer());
            case "dutch" -> new SnowballFilter(tokens, new DutchStemmer());
            case "english", "porter" -> new PorterStemFilter(tokens);
            case "light_english" -> new KStemFilter(tokens);
            case "possessive_english" -> new EnglishPossessiveFilter(tokens);
            case "finnish" -> new SnowballFilter(tokens, new FinnishStemmer());
            case "light_french" -> new FrenchLightStemFilter(tokens);
            case "light_german" -> new GermanLightStemFilter(tokens);
            case "greek" -> new GreekStemFilter(tokens);
            case "hindi" -> new HindiStemFilter(tokens);
            case "hungarian" -> new SnowballFilter(tokens, new HungarianStemmer());
            case "light_italian" -> new ItalianLightStemFilter(tokens);
            case "norwegian" -> new SnowballFilter(tokens, new NorwegianStemmer());
            case "persian" -> new PersianStemFilter(tokens);
            case "light_portuguese" -> new PortugueseLightStemFilter(tokens);
            case "romanian" -> new SnowballFilter(tokens, new RomanianStemmer());
            case "russian" -> new SnowballFilter(tokens, new RussianStemmer());
            case "light_spanish" -> new SpanishLightStemFilter(tokens);
            case "swedish" -> new SnowballFilter(tokens, new SwedishStemmer());
            case "turkish" -> new SnowballFilter(tokens, new TurkishStemmer());
            default -> throw new IllegalArgumentException("stemmer knows no language " + language);
        };
    }
}
