using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Octomart.AiSubgraph.Sentiments;

/// <summary>
/// Tells how likely a sentence is to please. Any number of threads may ask: ML.NET's engines serve one thread at a time, so each call
/// borrows one from a pool.
/// </summary>
internal sealed class SentimentModel(MLContext ml, ITransformer transformer, DataViewSchema schema, string version) : ISentimentModel
{
    private readonly ConcurrentBag<PredictionEngine<SentimentSentence, SentimentPrediction>> _engines = [];

    public string Version { get; } = version;

    public static SentimentModel Load(Stream stream, string version)
    {
        var ml = new MLContext();
        var transformer = ml.Model.Load(stream, out var schema);
        return new SentimentModel(ml, transformer, schema, version);
    }

    public void Save(Stream stream) => ml.Model.Save(transformer, schema, stream);

    public double LogOdds(string sentence)
    {
        if (!_engines.TryTake(out var engine))
        {
            engine = ml.Model.CreatePredictionEngine<SentimentSentence, SentimentPrediction>(transformer);
        }

        var prediction = engine.Predict(new SentimentSentence { Text = sentence });
        _engines.Add(engine);
        return prediction.Score;
    }
}

/// <summary>What the model reads.</summary>
internal sealed class SentimentSentence
{
    public string Text { get; set; } = "";

    /// <summary>Unused when predicting; the training pipeline's schema has it.</summary>
    public bool Label { get; set; }
}

/// <summary>What the model writes.</summary>
internal sealed class SentimentPrediction
{
    [ColumnName("Score")]
    public float Score { get; set; }
}
