using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>
/// Every error carries one stable <c>extensions.code</c>. What we did not expect is masked: the client gets a trace id, the
/// log has the rest.
/// </summary>
internal sealed class ErrorInfo : IErrorInfoProvider
{
    private const string Internal = "INTERNAL_SERVER_ERROR";

    private static readonly ErrorInfoProvider Inner = new(new ErrorInfoProviderOptions { ExposeCodes = false, ExposeExceptionDetails = false });

    public GraphQL.Execution.ErrorInfo GetInfo(ExecutionError executionError)
    {
        var info = Inner.GetInfo(executionError);
        info.Extensions ??= new Dictionary<string, object?>();
        info.Extensions["code"] = CodeOf(executionError);
        if (executionError is UnhandledError)
        {
            info.Message = "Something went wrong on our side.";
            info.Extensions["traceId"] = Activity.Current?.TraceId.ToString();
        }

        return info;
    }

    private static string CodeOf(ExecutionError error) => error switch
    {
        SyntaxError => "GRAPHQL_PARSE_FAILED",
        ValidationError { Code: { } own } when !char.IsDigit(own[0]) && !own.Any(char.IsLower) => own,
        ValidationError => "GRAPHQL_VALIDATION_FAILED",
        UnhandledError => Internal,
        RequestError { Code: null } => "BAD_REQUEST",
        _ => error.Code ?? Internal,
    };
}
