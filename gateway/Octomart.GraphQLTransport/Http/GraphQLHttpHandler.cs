using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Octomart.GraphQLTransport.Http;

/// <summary>
/// GraphQL over HTTP, by the specification of the GraphQL-over-HTTP working group. A POST must be declared as JSON, which
/// browsers do not send across origins without asking first, so there is nothing for a forged request to do.
/// </summary>
internal sealed class GraphQLHttpHandler(IGraphQLExecutor executor, GraphQLTransportOptions options, GraphQLDrain drain)
{
    public async Task HandleAsync(HttpContext http)
    {
        var contentType = ContentNegotiation.Choose(http.Request);
        if (contentType is null)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, POST";
            return;
        }

        if (!isGet && !http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var outcome = await RunAsync(http, isGet, contentType == ContentNegotiation.EventStream);
        if (contentType == ContentNegotiation.EventStream)
        {
            await new ServerSentEvents(http, options, drain).WriteAsync(outcome);
            return;
        }

        await WriteAsync(http, contentType, AsSingle(outcome));
    }

    private async Task<GraphQLOutcome> RunAsync(HttpContext http, bool isGet, bool isStream)
    {
        if (await HasInvalidTokenAsync(http))
        {
            return new GraphQLErrorResponse(
                GraphQLResponseStatus.Unauthenticated, TransportErrorCodes.Unauthenticated, "The access token is invalid or has expired: refresh it or sign in.");
        }

        if (isGet)
        {
            // A subscription over an event stream may come by GET (EventSource can do nothing else); it changes nothing either.
            var (request, mistake) = GraphQLRequestReader.FromQueryString(http.Request.Query);
            return request is null ? mistake! : await ExecuteAsync(http, http.RequestServices, request, queriesOnly: !isStream);
        }

        var (body, error) = await GraphQLRequestReader.FromBodyAsync(http.Request, options, http.RequestAborted);
        return body is null ? error!
            : !body.IsBatch ? await ExecuteAsync(http, http.RequestServices, body.Requests[0], queriesOnly: false)
            : isStream ? GraphQLRequestReader.Refuse("A batch is answered as JSON, not as an event stream.")
            : new BatchResponse(await Task.WhenAll(body.Requests.Select(request => ExecuteOneOfManyAsync(http, request))));
    }

    private ValueTask<GraphQLOutcome> ExecuteAsync(HttpContext http, IServiceProvider services, GraphQLRequest request, bool queriesOnly) => executor.ExecuteAsync(
        request, new GraphQLCall(http, services, http.User, http.Request.Headers.Authorization, queriesOnly), http.RequestAborted);

    private async Task<GraphQLResponse> ExecuteOneOfManyAsync(HttpContext http, GraphQLRequest request)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        return AsSingle(await ExecuteAsync(http, scope.ServiceProvider, request, queriesOnly: false));
    }

    /// <summary>A token that does not verify is refused, never taken for no token: the caller would see a stranger's view.</summary>
    private static async Task<bool> HasInvalidTokenAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count == 0 || http.User.Identity?.IsAuthenticated == true)
        {
            return false;
        }

        return http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Failure is not null
            || (http.RequestServices.GetService(typeof(IAuthenticationService)) is not null && (await http.AuthenticateAsync()).Failure is not null);
    }

    private static GraphQLResponse AsSingle(GraphQLOutcome outcome) => outcome as GraphQLResponse ?? new GraphQLErrorResponse(
        GraphQLResponseStatus.InvalidRequest,
        TransportErrorCodes.SubscriptionNeedsStream,
        "Subscriptions need 'Accept: text/event-stream' or a WebSocket with the subprotocol graphql-transport-ws.");

    private static async Task WriteAsync(HttpContext http, string contentType, GraphQLResponse response)
    {
        http.Response.StatusCode = StatusCodeOf(response.Status, contentType);
        http.Response.ContentType = contentType;
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = "POST";
        }

        response.WriteTo(http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static int StatusCodeOf(GraphQLResponseStatus status, string contentType) => status switch
    {
        GraphQLResponseStatus.Executed => StatusCodes.Status200OK,
        GraphQLResponseStatus.InvalidOperation when contentType == ContentNegotiation.Json => StatusCodes.Status200OK,
        GraphQLResponseStatus.Unauthenticated => StatusCodes.Status401Unauthorized,
        GraphQLResponseStatus.Forbidden => StatusCodes.Status403Forbidden,
        GraphQLResponseStatus.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        GraphQLResponseStatus.TooLarge => StatusCodes.Status413PayloadTooLarge,
        GraphQLResponseStatus.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
