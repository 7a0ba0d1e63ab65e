namespace Octomart.Shop.Bench;

/// <summary>The floor: the same bytes from the same web server, with nothing behind it.</summary>
internal sealed class PlainEndpoint(WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(app.Urls.First()) };

    public static async Task<PlainEndpoint> StartAsync(byte[] answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.Body.WriteAsync(answer).AsTask();
        });
        await app.StartAsync();
        return new PlainEndpoint(app);
    }

    public async Task<byte[]> AskAsync()
    {
        using var content = new ByteArrayContent([]);
        using var response = await _http.PostAsync("/", content);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await app.DisposeAsync();
    }
}
