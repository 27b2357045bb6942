package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `cjk_width`: wide Latin and narrow Katakana as they are usually written. */
@NamedComponent("cjk_width")
public class CjkWidth implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new CJKWidthFilter(tokens);
    }
}
