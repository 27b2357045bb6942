package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `arabic_normalization`: Arabic without vowel signs, its letters in one form. */
@NamedComponent("arabic_normalization")
public class ArabicNormalization implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new ArabicNormalizationFilter(tokens);
    }
}
