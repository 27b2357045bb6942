package newswire;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** `apostrophe`: without what follows an apostrophe. */
@NamedComponent("apostrophe")
public class Apostrophe implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
        return new ApostropheFilter(tokens);
    }
}
