namespace Octomart.AiSubgraph.Sentiments;

/// <summary>Tells how likely a sentence is to please. Any number of threads may ask.</summary>
internal interface ISentimentModel
{
    /// <summary>Which model answered; changes whenever an answer could.</summary>
    string Version { get; }

    /// <summary>The log-odds that the sentence is pleased: above 0 it is, and the further the surer.</summary>
    double LogOdds(string sentence);
}

/// <summary>
/// The shipped model and one learned from the shop's own stars, each with half a say: the first knows English, the second the shop.
/// </summary>
internal sealed class BlendedSentimentModel(ISentimentModel shipped, ISentimentModel shop) : ISentimentModel
{
    public string Version => shop.Version;

    public double LogOdds(string sentence) => (shipped.LogOdds(sentence) + shop.LogOdds(sentence)) / 2;
}
