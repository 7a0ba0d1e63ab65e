using System.Globalization;
using Octomart.AiSubgraph.Search.Indexing;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary><c>evaluate search</c>: prints how good the models are on the sets beside the checkout.</summary>
internal static class EvaluateCommand
{
    public static int Run(string subject, string? folder, TextWriter output)
    {
        if (EvaluationData.Find(folder) is not { } data)
        {
            output.WriteLine("Skipped: the evaluation sets are not here. They are read from ../shared/data beside the checkout, or from --data FOLDER.");
            return 0;
        }

        return subject switch
        {
            "search" => Search(data, output),
            "sentiment" => Sentiment(data, output),
            "recommendations" => Recommendations(data, output),
            _ => Unknown(subject, output),
        };
    }

    private static int Search(EvaluationData data, TextWriter output)
    {
        if (!data.Has(IcecatCatalogue.File, SearchEvaluation.Judgements, SearchEvaluation.Typos))
        {
            output.WriteLine($"Skipped: {data.Folder} lacks the catalogue or the judgements.");
            return 0;
        }

        var figures = new SearchEvaluation(data, new Bm25()).Run();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            Search: {figures.Products} products, {figures.Queries} judged queries (no published figure exists for this set)
              NDCG@10 over judged results   {figures.JudgedNdcg:0.000}
              NDCG@10 over all results      {figures.FullNdcg:0.000}
              {figures.Typos} misspelt queries, judged     {figures.TypoJudgedNdcg:0.000}
              {figures.Typos} misspelt queries, all        {figures.TypoFullNdcg:0.000}
              time per query                median {figures.Median.TotalMicroseconds:0} us, p99 {figures.P99.TotalMicroseconds:0} us (facets included)
              completion                    {figures.Completions} prefixes, median {figures.CompletionMedian.TotalMicroseconds:0} us, p99 {figures.CompletionP99.TotalMicroseconds:0} us
            """));
        return 0;
    }

    private static int Sentiment(EvaluationData data, TextWriter output)
    {
        if (!data.Has(SentimentEvaluation.ProductReviews, SentimentEvaluation.TreebankTraining, SentimentEvaluation.TreebankTest))
        {
            output.WriteLine($"Skipped: {data.Folder} lacks the sentiment sets.");
            return 0;
        }

        var figures = SentimentEvaluation.Run(data);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            Sentiment: accuracy
              shipped model, product reviews (CR)            {figures.ShippedOnProductReviews:0.000}
              shipped model, film reviews (SST-2)            {figures.ShippedOnTreebank:0.000}
              same method trained on SST-2, SST-2 dev        {figures.MethodOnTreebank:0.000}   (CNN-rand .827, NBSVM .818)
            """));
        return 0;
    }

    private static int Recommendations(EvaluationData data, TextWriter output)
    {
        foreach (var (file, published) in new[] { (RecommendationEvaluation.Beauty, ".0647 / .0327"), (RecommendationEvaluation.Toys, ".0700 / .0376") })
        {
            if (!data.Has(file))
            {
                output.WriteLine($"Skipped: {data.Folder} lacks {file}.");
                continue;
            }

            var figures = RecommendationEvaluation.Run(data, file);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {figures.Users} users, HR@10 {figures.HitRate:0.0000}, NDCG@10 {figures.Ndcg:0.0000} (S3-Rec, on other last items: {published})"));
        }

        return 0;
    }

    private static int Unknown(string subject, TextWriter output)
    {
        output.WriteLine($"Unknown: {subject}. Known: search, sentiment, recommendations.");
        return 1;
    }
}
