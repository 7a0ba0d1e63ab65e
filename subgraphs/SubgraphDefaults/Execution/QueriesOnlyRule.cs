using GraphQL.Validation;
using GraphQLParser.AST;
using Octomart.GraphQLTransport;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>Over GET nothing may change.</summary>
internal sealed class QueriesOnlyRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation != OperationType.Query)
        {
            context.ReportError(new ValidationError($"A {context.Operation.Operation.ToString().ToLowerInvariant()} is not allowed over GET: send it by POST.")
            {
                Code = TransportErrorCodes.MethodNotAllowed,
            });
        }

        return default;
    }
}
