using System.ComponentModel.DataAnnotations;

namespace Octomart.ProductSubgraph.Limits;

/// <summary>How often one user may do what others have to read, check or store: section <c>Octomart:Product:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Product:Limits";

    /// <summary>Reviews and changes of them, an hour. Default 30.</summary>
    [Range(1, 100_000)]
    public int ReviewsPerHour { get; set; } = 30;

    /// <summary>Questions, an hour. Default 20.</summary>
    [Range(1, 100_000)]
    public int QuestionsPerHour { get; set; } = 20;

    /// <summary>Answers, an hour; sellers answer many. Default 200.</summary>
    [Range(1, 100_000)]
    public int AnswersPerHour { get; set; } = 200;

    /// <summary>Votes and reports, an hour. Default 300.</summary>
    [Range(1, 100_000)]
    public int VotesPerHour { get; set; } = 300;

    /// <summary>Uploads, an hour; sellers send a picture a file. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerHour { get; set; } = 1000;

    /// <summary>Bulk operations begun, an hour. Default 60.</summary>
    [Range(1, 100_000)]
    public int BulkOperationsPerHour { get; set; } = 60;
}
