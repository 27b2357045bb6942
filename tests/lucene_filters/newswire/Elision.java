package newswire;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;

/** `elision`: without an article that an apostrophe ties to the word. */
@NamedComponent("elision")
public class Elision implements TokenFilterFactory {
    private final CharArraySet articles;

    /** As the definition of a filter says it. */
    @AnalysisSettings
    public interface Asked {
        @ListSetting(path = "articles")
        List<String> articles();

        @BooleanSetting(path = "articles_case", defaultValue = false)
        boolean articlesCase();
    }

    @Inject
    public Elision(Asked asked) {
        articles = new CharArraySet(asked.articles(), asked.articlesCase());
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return new ElisionFilter(tokens, articles);
    }
}
