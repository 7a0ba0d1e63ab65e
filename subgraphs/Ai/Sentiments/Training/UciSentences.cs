using Octomart.AiSubgraph.Evaluation;

namespace Octomart.AiSubgraph.Sentiments.Training;

/// <summary>
/// "Sentiment Labelled Sentences", UCI Machine Learning Repository #331, CC BY 4.0: Kotzias, Denil, de Freitas and Smyth, "From Group to
/// Individual Labels using Deep Features", KDD 2015. Sentences of reviews of phones, restaurants and films.
/// </summary>
internal static class UciSentences
{
    public static readonly string[] Files = ["uci_amazon_cells_train.tsv", "uci_yelp_train.tsv", "uci_imdb_train.tsv"];

    public static List<LabelledSentence> Read(EvaluationData data) => [.. Files.SelectMany(data.Rows).Select(Parse)];

    /// <summary>A row of any of the sentiment sets: label, tab, text.</summary>
    public static LabelledSentence Parse(string[] row) => new() { Label = row[0] == "1", Text = row[1] };
}
