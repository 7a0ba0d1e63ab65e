using GraphQL;
using GraphQL.DI;
using Microsoft.Extensions.Logging;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>Logs what is masked for clients. A cursor that is none is the client's mistake and told as such; an error that a
/// subscription was refused with is an answer, not a fault.</summary>
internal sealed class UnhandledErrorLog(ILogger<UnhandledErrorLog> log) : IConfigureExecution
{
    public float SortOrder => 300;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        options.UnhandledExceptionDelegate = context =>
        {
            if (context.OriginalException is InvalidCursorException cursor)
            {
                context.Exception = new ExecutionError(cursor.Message) { Code = "INVALID_CURSOR" };
            }
            else if (context.OriginalException is not (OperationCanceledException or ExecutionError))
            {
                log.LogError(context.OriginalException, "Unhandled exception in {Operation} at {Path}",
                    context.Context?.Operation?.Name?.StringValue, context.FieldContext?.Path is { } path ? string.Join('.', path) : null);
            }

            return Task.CompletedTask;
        };
        return next(options);
    }
}
