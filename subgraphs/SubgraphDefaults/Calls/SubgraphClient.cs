using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.SubgraphDefaults.Calls;

/// <summary>
/// Calls another subgraph as a service: internal operations are GraphQL too. Every internal mutation is idempotent, so a call that
/// timed out is simply sent again by who asked.
/// </summary>
public sealed class SubgraphClient(HttpClient http, ServiceTokens tokens, IConfiguration configuration)
{
    /// <summary>How data crosses: camelCase, enums in their GraphQL spelling.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>
    /// Sends one operation and reads its <c>data</c> as <typeparamref name="TData"/>, a record with one property a root field.
    /// </summary>
    public async Task<SubgraphReply<TData>> SendAsync<TData>(string subgraph, string operation, object variables, CancellationToken cancellationToken)
        where TData : class
    {
        var address = configuration[SubgraphEndpoints.UrlKey(subgraph)] ?? SubgraphEndpoints.DefaultUrl(subgraph);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address.TrimEnd('/')}/graphql"))
        {
            Content = JsonContent.Create(new { query = operation, variables }, options: Json),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Create(subgraph));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var reply = await response.Content.ReadFromJsonAsync<Envelope<TData>>(Json, cancellationToken);
            return reply switch
            {
                { Errors: { Count: > 0 } errors } => SubgraphReply<TData>.Failed($"{subgraph}: {errors[0].Message}"),
                { Data: { } data } => SubgraphReply<TData>.Succeeded(data),
                _ => SubgraphReply<TData>.Failed($"{subgraph} answered {(int)response.StatusCode} without data."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or Polly.ExecutionRejectedException
                                  || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return SubgraphReply<TData>.Failed($"{subgraph} cannot be reached: {e.Message}");
        }
    }

    private sealed record Envelope<TData>(TData? Data, IReadOnlyList<EnvelopeError>? Errors);

    private sealed record EnvelopeError(string Message);
}

/// <summary>What another subgraph answered: its data, or why there is none. A failure says nothing about whether the work was done.</summary>
public sealed record SubgraphReply<TData> where TData : class
{
    private SubgraphReply(TData? data, string? failure)
    {
        Data = data;
        Failure = failure;
    }

    /// <summary>The data; null on failure.</summary>
    public TData? Data { get; }

    /// <summary>Why there is no data, for logs; null on success.</summary>
    public string? Failure { get; }

    internal static SubgraphReply<TData> Succeeded(TData data) => new(data, null);

    internal static SubgraphReply<TData> Failed(string failure) => new(null, failure);
}
