package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `indic_normalization`: Indic letters in one form. */
@NamedComponent("indic_normalization")
public class IndicNormalization implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new IndicNormalizationFilter(tokens);
    }
}
