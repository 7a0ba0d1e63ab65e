namespace Octomart.AiSubgraph.Sentiments.Training;

/// <summary>The share of sentences that a model gets right.</summary>
internal static class SentimentAccuracy
{
    /// <summary>
    /// Five models, each trained on four fifths of the sentences and asked about the fifth that it has not seen. Every sentence is
    /// asked about once.
    /// </summary>
    public static double CrossValidated(IReadOnlyList<LabelledSentence> sentences)
    {
        const int folds = 5;
        return Enumerable.Range(0, folds).Average(fold =>
        {
            var training = sentences.Where((_, i) => i % folds != fold).ToList();
            var unseen = sentences.Where((_, i) => i % folds == fold).ToList();
            return Of(SentimentTrainer.Train(training, $"fold-{fold}"), unseen);
        });
    }

    public static double Of(ISentimentModel model, IReadOnlyCollection<LabelledSentence> sentences) =>
        sentences.Count == 0 ? 0 : sentences.Average(s => model.LogOdds(s.Text) > 0 == s.Label ? 1.0 : 0.0);

    /// <summary>The mean of the shares among the pleased and among the others, so that praising everything earns a half only.</summary>
    public static double Balanced(ISentimentModel model, IReadOnlyCollection<LabelledSentence> sentences) =>
        (Of(model, [.. sentences.Where(s => s.Label)]) + Of(model, [.. sentences.Where(s => !s.Label)])) / 2;
}
