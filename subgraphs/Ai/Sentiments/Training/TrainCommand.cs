using System.Globalization;
using Octomart.AiSubgraph.Evaluation;

namespace Octomart.AiSubgraph.Sentiments.Training;

/// <summary><c>train sentiment</c>: makes the model that ships with the shop, and the text beside it that says where it comes from.</summary>
internal static class TrainCommand
{
    public static int Run(string subject, string? folder, TextWriter output)
    {
        if (subject != "sentiment")
        {
            output.WriteLine($"Unknown: {subject}. Known: sentiment.");
            return 1;
        }

        var target = EvaluationData.Checkout() is { } checkout ? Path.Combine(checkout, "subgraphs", "Ai", "Sentiments", "Model") : null;
        if (EvaluationData.Find(folder) is not { } data || !data.Has(UciSentences.Files) || target is null)
        {
            output.WriteLine("Skipped: the UCI sentences are not here. They are read from ../shared/data beside the checkout, or from --data FOLDER.");
            return 0;
        }

        var sentences = UciSentences.Read(data);
        var accuracy = SentimentAccuracy.CrossValidated(sentences);
        var model = SentimentTrainer.Train(sentences, ShippedSentimentModel.Version);
        var elsewhere = data.Has(SentimentEvaluation.ProductReviews)
            ? SentimentAccuracy.Of(model, [.. data.Rows(SentimentEvaluation.ProductReviews).Select(UciSentences.Parse)])
            : (double?)null;
        Directory.CreateDirectory(target);
        using (var file = File.Create(Path.Combine(target, "sentiment.zip")))
        {
            model.Save(file);
        }

        File.WriteAllText(Path.Combine(target, "sentiment.txt"), Card(sentences.Count, accuracy, elsewhere));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Trained on {sentences.Count} sentences; accuracy {accuracy:0.000} on unseen ones, {elsewhere:0.000} on product reviews. Written to {target}."));
        return 0;
    }

    private static string Card(int sentences, double accuracy, double? elsewhere) => string.Create(CultureInfo.InvariantCulture, $"""
        sentiment.zip: version {ShippedSentimentModel.Version}, made by `dotnet run --project subgraphs/Ai -- train sentiment`.

        Method    logistic regression (ML.NET SDCA, one thread, fixed seed) over word 1-2-grams and character 1-5-grams.
        Data      "Sentiment Labelled Sentences", UCI Machine Learning Repository #331, licence CC BY 4.0.
                  D. Kotzias, M. Denil, N. de Freitas, P. Smyth: "From Group to Individual Labels using Deep Features", KDD 2015.
                  Sentences of reviews of phones (Amazon), restaurants (Yelp) and films (IMDb), each labelled pleased or not. The model holds
                  n-grams and weights learned from them, not the sentences.
        Training  {sentences} sentences (those of ../shared/data; the set's other 900 were not available).
        Accuracy  {accuracy:0.000} on unseen sentences: five-fold cross-validation, each fold asked of a model that was not trained on it.
                  {elsewhere:0.000} for this very model on sentences of product reviews of another source (Hu and Liu), none of them seen.
                  Guessing gives about 0.5 and, as two of three are positive there, 0.64.

        """);
}
