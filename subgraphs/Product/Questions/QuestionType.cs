using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.ProductSubgraph.Moderation;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Sellers;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>What somebody wants to know about a product.</summary>
[Key("id")]
internal sealed class QuestionType(Question question) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => question.Id;

    /// <summary>About what.</summary>
    public IDataLoaderResult<ProductType?> Product(DocumentLoader<Product> products) => products.Load(question.ProductId).Then(product => new ProductType(product));

    /// <summary>Who asks.</summary>
    public UserReference? Author => new(question.AuthorId);

    /// <summary>Plain text.</summary>
    public string Body => question.Body;

    /// <summary>How many want to know it too.</summary>
    public int HelpfulCount => question.HelpfulCount;

    /// <summary>The answers: the seller's and the shop's first, then what helped most.</summary>
    /// <param name="first">How many at most, up to 50.</param>
    public IEnumerable<AnswerType> Answers(Caller caller, int first = 10) =>
        question.AnswersFor(Moderators.Includes(caller), caller.UserId).Take(Math.Clamp(first, 0, Question.MaxAnswers)).Select(answer => new AnswerType(answer));

    /// <summary>How many answers there are.</summary>
    public int AnswerCount => question.AnswersFor(false, null).Count();

    /// <summary>Whether shoppers see it.</summary>
    public ReviewStatus Status => question.Status;

    /// <summary>What others report of it and its answers, for moderators.</summary>
    [RequiresScopes(Moderators.Scope)]
    public IDataLoaderResult<IEnumerable<QuestionReportType>?> Reports(ReportsByQuestionLoader reports) =>
        reports.Load(question.Id).Map(found => (IEnumerable<QuestionReportType>?)(found ?? []).Select(report => new QuestionReportType(report)));

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt => question.CreatedAt;

    /// <summary>Loads a question for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<QuestionType?> Resolve(string id, DocumentLoader<Question> questions, ProductAccess access, Caller caller) => questions.Load(id).Then(question =>
        Moderators.Includes(caller) || (access.CanSee(question.ProductId, caller) && (question.IsPublished || caller.Is(question.AuthorId))) ? new QuestionType(question) : null);
}

/// <summary>Why somebody wants a moderator to look at a question or an answer.</summary>
internal sealed class QuestionReportType(QuestionReportEntry report)
{
    /// <summary>The answer that is meant; null for the question itself.</summary>
    public string? AnswerId => report.AnswerId;

    /// <summary>Who reports it.</summary>
    public UserReference? Reporter => new(report.UserId);

    /// <summary>What is wrong.</summary>
    public ReportReason Reason => report.Reason;

    /// <summary>More about it.</summary>
    public string? Comment => report.Comment;

    /// <summary>When it was reported.</summary>
    public DateTimeOffset CreatedAt => report.CreatedAt;
}

/// <summary>What somebody knows.</summary>
internal sealed class AnswerType(Answer answer)
{
    /// <summary>Opaque and stable.</summary>
    public string Id => answer.Id;

    /// <summary>Who answers.</summary>
    public UserReference? Author => new(answer.AuthorId);

    /// <summary>In which capacity.</summary>
    public AnswererRole Role => answer.Role;

    /// <summary>The seller who answers; null when it is somebody else.</summary>
    public SellerType? Seller => answer.SellerId is { } id ? new SellerType(id) : null;

    /// <summary>Plain text.</summary>
    public string Body => answer.Body;

    /// <summary>How many it helped.</summary>
    public int HelpfulCount => answer.HelpfulCount;

    /// <summary>Whether shoppers see it.</summary>
    public ReviewStatus Status => answer.Status;

    /// <summary>When it was answered.</summary>
    public DateTimeOffset CreatedAt => answer.CreatedAt;

    /// <summary>When the answer was last changed; null when never.</summary>
    public DateTimeOffset? EditedAt => answer.EditedAt;
}

/// <summary>A page of questions.</summary>
internal sealed class QuestionConnection(IReadOnlyList<Edge<QuestionType>> edges, PageInfo pageInfo, Func<CancellationToken, Task<long>> count)
    : Connection<QuestionType>(edges, pageInfo, count);

/// <summary>In which order questions are listed.</summary>
internal enum QuestionOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>What most want to know first.</summary>
    Helpful,
}
