using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace Octomart.AiSubgraph.Sentiments.Training;

/// <summary>
/// Logistic regression over word and character n-grams. Stop words and punctuation stay, because "not" and "!" tell. One thread and a
/// fixed seed: the same sentences always give the same model, which two threads would not.
/// </summary>
internal static class SentimentTrainer
{
    private const int Seed = 331;

    /// <summary>Learns from the sentences, in their order.</summary>
    public static SentimentModel Train(IReadOnlyCollection<LabelledSentence> sentences, string version)
    {
        var ml = new MLContext(Seed);
        var data = ml.Data.LoadFromEnumerable(sentences);
        var features = ml.Transforms.Text.FeaturizeText(
            "Features",
            new TextFeaturizingEstimator.Options
            {
                CaseMode = TextNormalizingEstimator.CaseMode.Lower,
                KeepPunctuations = true,
                StopWordsRemoverOptions = null,
                WordFeatureExtractor = Grams(2),
                CharFeatureExtractor = Grams(5),
            },
            nameof(LabelledSentence.Text));
        var trainer = ml.BinaryClassification.Trainers.SdcaLogisticRegression(
            new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 50, L2Regularization = 1e-5f });
        var transformer = features.Append(trainer).Fit(data);
        return new SentimentModel(ml, transformer, data.Schema, version);
    }

    /// <summary>All lengths up to this one, weighted by rarity: else single letters would outweigh words.</summary>
    private static WordBagEstimator.Options Grams(int longest) =>
        new() { NgramLength = longest, UseAllLengths = true, Weighting = NgramExtractingEstimator.WeightingCriteria.Idf };
}
