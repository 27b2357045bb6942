package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;

/** `cjk_bigram`: each two neighbours of a run of Chinese, Japanese or Korean. */
@NamedComponent("cjk_bigram")
public class CjkBigram implements TokenFilterFactory {
    private static final int ALL =
        CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
    private final Asked asked;

    /** As the definition of a filter says it. */
    @AnalysisSettings
    public interface Asked {
        @BooleanSetting(path = "output_unigrams", defaultValue = false)
        boolean outputUnigrams();
    }

    @Inject
    public CjkBigram(Asked asked) {
        this.asked = asked;
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return new CJKBigramFilter(tokens, ALL, asked.outputUnigrams());
    }
}
