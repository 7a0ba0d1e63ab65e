using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Octomart.AppHost.InProcess;
using Octomart.AppHost.Shop;

namespace Octomart.Supergraph.Tests.InProcess;

/// <summary>A service on the network, asked as gateway and subgraphs ask it.</summary>
public sealed class InProcessNetworkTests : IAsyncLifetime, IDisposable
{
    private static readonly AsyncLocal<string?> Local = new();

    private readonly InProcessNetwork _network = new();
    private readonly LoopbackSocket _socket = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _wasAborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _service = null!;
    private HttpClient _client = null!;

    [Fact]
    public async Task A_request_meets_the_services_own_pipeline_with_its_headers_and_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_socket.Url}/echo?x=a%20b") { Content = new StringContent("hello", Encoding.UTF8, "text/plain") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "secret");

        using var response = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["yes"], response.Headers.GetValues("X-Started"));
        Assert.Equal("POST /echo a b Bearer secret text/plain; charset=utf-8 hello", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_socket_is_taken_but_by_streams_and_by_who_is_not_on_the_network()
    {
        using var stream = new HttpRequestMessage(HttpMethod.Get, $"{_socket.Url}/connection");
        stream.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var elsewhere = new HttpClient(new InProcessNetwork().CreateHandler(new SocketsHttpHandler()));

        Assert.Equal("in-process", await _client.GetStringAsync($"{_socket.Url}/connection"));
        Assert.NotEqual("in-process", await (await _client.SendAsync(stream)).Content.ReadAsStringAsync());
        Assert.NotEqual("in-process", await elsewhere.GetStringAsync($"{_socket.Url}/connection"));
    }

    [Fact]
    public async Task What_is_local_to_the_callers_flow_does_not_reach_the_service()
    {
        Local.Value = "the caller's unit of work";

        Assert.Equal("nothing", await _client.GetStringAsync($"{_socket.Url}/local"));
        Assert.Equal("the caller's unit of work", Local.Value);
    }

    [Fact]
    public async Task A_fault_is_a_500_without_its_text()
    {
        using var response = await _client.GetAsync($"{_socket.Url}/fault");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_gives_up_is_free_at_once_and_the_service_is_told()
    {
        using var patience = new CancellationTokenSource();
        var asked = _client.GetAsync($"{_socket.Url}/stubborn", patience.Token);
        await _entered.Task;

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await _wasAborted.Task;
        _mayEnd.SetResult();
    }

    [Fact]
    public async Task A_stop_waits_for_requests_under_way_and_then_the_door_is_closed()
    {
        var asked = _client.GetStringAsync($"{_socket.Url}/stubborn");
        await _entered.Task;
        var url = _socket.Url;

        var stopped = _service.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync($"{url}/connection"));
        Assert.False(stopped.IsCompleted);
        _mayEnd.SetResult();

        Assert.Equal("ended", await asked);
        await stopped;
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _socket.HandTo(builder.Services);
        _network.Join(builder.Services, _socket.Url);
        _service = builder.Build();
        _service.Urls.Add(_socket.Url);
        _service.MapPost("/echo", EchoAsync);
        _service.MapGet("/connection", (HttpContext http) => http.Connection.Id);
        _service.MapGet("/local", () => Local.Value ?? "nothing");
        _service.MapGet("/fault", string () => throw new InvalidOperationException("a secret"));
        _service.MapGet("/stubborn", (Delegate)StayAsync);
        await _service.StartAsync();
        _client = new HttpClient(_network.CreateHandler(new SocketsHttpHandler()));
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        _client.Dispose();
        _socket.Dispose();
    }

    private static async Task EchoAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = "text/plain";
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["X-Started"] = "yes";
            return Task.CompletedTask;
        });
        var request = http.Request;
        await http.Response.WriteAsync($"{request.Method} {request.Path} {request.Query["x"]} {request.Headers.Authorization} {request.ContentType} {body}");
    }

    // Goes on although it was told to end, as a commit does.
    private async Task<string> StayAsync(HttpContext http)
    {
        http.RequestAborted.Register(_wasAborted.SetResult);
        _entered.SetResult();
        await _mayEnd.Task;
        return "ended";
    }
}
