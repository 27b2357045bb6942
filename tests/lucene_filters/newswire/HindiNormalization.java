package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `hindi_normalization`: Hindi in one spelling. */
@NamedComponent("hindi_normalization")
public class HindiNormalization implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new HindiNormalizationFilter(tokens);
    }
}
