using Octomart.ProductSubgraph.Errors;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>The question, or why it was not changed.</summary>
/// <param name="Question">As it is now; null when it was not changed.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record QuestionPayload(QuestionType? Question, IReadOnlyList<CatalogError> UserErrors)
{
    internal static QuestionPayload Of(Question question) => new(new QuestionType(question), []);

    internal static QuestionPayload Refused(CatalogError error) => new(null, [error]);
}
