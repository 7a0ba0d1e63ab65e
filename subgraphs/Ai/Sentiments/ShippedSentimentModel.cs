namespace Octomart.AiSubgraph.Sentiments;

/// <summary>The model that comes with the program; Sentiments/Model/sentiment.txt says what it was made of.</summary>
internal static class ShippedSentimentModel
{
    public const string Version = "sentiment-uci-1";
    private const string Resource = "sentiment.zip";

    public static SentimentModel Load()
    {
        using var stream = typeof(ShippedSentimentModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        return SentimentModel.Load(stream, Version);
    }
}
