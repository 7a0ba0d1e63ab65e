using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>In which capacity somebody answers.</summary>
internal enum AnswererRole
{
    /// <summary>Sells the product.</summary>
    Seller,

    /// <summary>Has bought the product here.</summary>
    Buyer,

    /// <summary>The shop itself.</summary>
    Shop,
}

/// <summary>A question about a product, with its answers: they are few, and are always shown together.</summary>
internal sealed record Question : Document
{
    public const int MaxAnswers = 50;

    public required string ProductId { get; init; }

    public required string AuthorId { get; init; }

    public required string Body { get; init; }

    public ReviewStatus Status { get; init; } = ReviewStatus.Published;

    public int HelpfulCount { get; init; }

    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>Reports since a moderator last looked at it.</summary>
    public int ReportCount { get; init; }

    /// <summary>Whether the question or an answer waits for a moderator, or was reported.</summary>
    public bool NeedsModeration { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore]
    public bool IsPublished => Status == ReviewStatus.Published;

    [JsonIgnore]
    public Latest AsLatest => new(Id, CreatedAt);

    /// <summary>What others see: the seller's answer first, then what helped most.</summary>
    public IEnumerable<Answer> AnswersFor(bool includesHidden, string? viewerId) => Answers
        .Where(answer => includesHidden || answer.Status == ReviewStatus.Published || (viewerId is not null && answer.AuthorId == viewerId))
        .OrderBy(answer => answer.Role == AnswererRole.Buyer)
        .ThenByDescending(answer => answer.HelpfulCount)
        .ThenBy(answer => answer.CreatedAt);

    /// <summary>With the answer in the place of the same author's, or added.</summary>
    public Question With(Answer answer) => Settled(Answers.FirstOrDefault(known => known.Id == answer.Id) is { } known ? Answers.Replace(known, answer) : Answers.Add(answer));

    /// <summary>A moderator's decision; reports that led to it are done with.</summary>
    public Question Decide(bool approve) => (this with { Status = approve ? ReviewStatus.Published : ReviewStatus.Rejected, ReportCount = 0 }).Settled(Answers);

    /// <summary>One more report; with enough of them it waits for a moderator out of sight.</summary>
    public Question Report(int hidesAt) =>
        (this with { ReportCount = ReportCount + 1, Status = IsPublished && ReportCount + 1 >= hidesAt ? ReviewStatus.Pending : Status }).Settled(Answers);

    private Question Settled(ImmutableArray<Answer> answers) => this with
    {
        Answers = answers,
        NeedsModeration = Status == ReviewStatus.Pending || ReportCount > 0 || answers.Any(answer => answer.NeedsModeration),
    };
}

/// <summary>An answer to a question; one for each author.</summary>
internal sealed record Answer(
    string Id, string AuthorId, AnswererRole Role, string? SellerId, string Body, ReviewStatus Status, int HelpfulCount, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt = null)
{
    /// <summary>Reports since a moderator last looked at it.</summary>
    public int ReportCount { get; init; }

    [JsonIgnore]
    public bool IsPublished => Status == ReviewStatus.Published;

    [JsonIgnore]
    public bool NeedsModeration => Status == ReviewStatus.Pending || ReportCount > 0;

    /// <summary>A moderator's decision; reports that led to it are done with.</summary>
    public Answer Decide(bool approve) => this with { Status = approve ? ReviewStatus.Published : ReviewStatus.Rejected, ReportCount = 0 };

    /// <summary>One more report; with enough of them it waits for a moderator out of sight.</summary>
    public Answer Report(int hidesAt) =>
        this with { ReportCount = ReportCount + 1, Status = IsPublished && ReportCount + 1 >= hidesAt ? ReviewStatus.Pending : Status };

    public static string IdOf(string questionId, string authorId) => OpaqueId.From("ans", questionId, authorId);
}
