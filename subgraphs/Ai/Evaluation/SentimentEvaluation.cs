using Octomart.AiSubgraph.Sentiments;
using Octomart.AiSubgraph.Sentiments.Training;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary>
/// The shipped model on sentences of other sources, and the method itself on the Stanford Sentiment Treebank, for which figures of
/// others exist (CNN-rand .827, NBSVM .818).
/// </summary>
internal static class SentimentEvaluation
{
    public const string ProductReviews = "cr_train.tsv";
    public const string TreebankTraining = "sst2_train.tsv";
    public const string TreebankTest = "sst2_dev.tsv";

    public static SentimentFigures Run(EvaluationData data)
    {
        var shipped = ShippedSentimentModel.Load();
        var treebank = Read(data, TreebankTest);
        var trained = SentimentTrainer.Train(Read(data, TreebankTraining), "treebank");
        return new SentimentFigures(
            SentimentAccuracy.Of(shipped, Read(data, ProductReviews)), SentimentAccuracy.Of(shipped, treebank), SentimentAccuracy.Of(trained, treebank));
    }

    private static List<LabelledSentence> Read(EvaluationData data, string file) => [.. data.Rows(file).Select(UciSentences.Parse)];
}

/// <summary>Accuracies of <see cref="SentimentEvaluation"/>.</summary>
internal sealed record SentimentFigures(double ShippedOnProductReviews, double ShippedOnTreebank, double MethodOnTreebank);
