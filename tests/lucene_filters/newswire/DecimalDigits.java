package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `decimal_digit`: digits of any script as those of Latin. */
@NamedComponent("decimal_digit")
public class DecimalDigits implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new DecimalDigitFilter(tokens);
    }
}
