package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `persian_normalization`: Persian with its letters in one form. */
@NamedComponent("persian_normalization")
public class PersianNormalization implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new PersianNormalizationFilter(tokens);
    }
}
