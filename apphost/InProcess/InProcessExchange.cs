using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Octomart.AppHost.InProcess;

/// <summary>One request and its answer, as the features from which an HttpContext is made. The answer is gathered whole.</summary>
internal sealed class InProcessExchange :
    IHttpRequestFeature, IHttpResponseFeature, IHttpResponseBodyFeature, IHttpRequestLifetimeFeature, IHttpConnectionFeature, IHttpRequestBodyDetectionFeature, IDisposable
{
    private readonly CancellationTokenSource _aborted;

    // Only its buffer is used, which outlives the exchange in the answer.
    private readonly MemoryStream _answer = new();
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();
    private PipeWriter? _writer;
    private bool _failed;

    public InProcessExchange(HttpRequestMessage request, byte[] body, CancellationTokenSource aborted)
    {
        var uri = request.RequestUri!;
        (_aborted, Method, Scheme, Path, QueryString) = (aborted, request.Method.Method, uri.Scheme, Uri.UnescapeDataString(uri.AbsolutePath), uri.Query);
        RawTarget = uri.PathAndQuery;
        Body = new MemoryStream(body, writable: false);
        CanHaveBody = body.Length > 0;
        var headers = new HeaderDictionary { [HeaderNames.Host] = uri.Authority };
        Copy(request.Headers.NonValidated, headers);
        if (request.Content is { } content)
        {
            Copy(content.Headers.NonValidated, headers);
            headers.ContentLength = body.Length;
        }

        ((IHttpRequestFeature)this).Headers = headers;
        Features.Set<IHttpRequestFeature>(this);
        Features.Set<IHttpResponseFeature>(this);
        Features.Set<IHttpResponseBodyFeature>(this);
        Features.Set<IHttpRequestLifetimeFeature>(this);
        Features.Set<IHttpConnectionFeature>(this);
        Features.Set<IHttpRequestBodyDetectionFeature>(this);
    }

    public FeatureCollection Features { get; } = new();

    public bool IsAborted => _aborted.IsCancellationRequested;

    public string Protocol { get; set; } = "HTTP/1.1";

    public string Scheme { get; set; }

    public string Method { get; set; }

    public string PathBase { get; set; } = "";

    public string Path { get; set; }

    public string QueryString { get; set; }

    public string RawTarget { get; set; }

    public Stream Body { get; set; }

    IHeaderDictionary IHttpRequestFeature.Headers { get; set; } = null!;

    public bool CanHaveBody { get; }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    IHeaderDictionary IHttpResponseFeature.Headers { get; set; } = new HeaderDictionary();

    Stream IHttpResponseFeature.Body { get; set; } = System.IO.Stream.Null;

    public bool HasStarted { get; private set; }

    public Stream Stream => _answer;

    public PipeWriter Writer => _writer ??= PipeWriter.Create(_answer, new StreamPipeWriterOptions(leaveOpen: true));

    public CancellationToken RequestAborted
    {
        get => _aborted.Token;
        set => throw new NotSupportedException("The caller's own token ends the request.");
    }

    public string ConnectionId { get; set; } = "in-process";

    public IPAddress? RemoteIpAddress { get; set; } = IPAddress.Loopback;

    public IPAddress? LocalIpAddress { get; set; } = IPAddress.Loopback;

    public int RemotePort { get; set; }

    public int LocalPort { get; set; }

    public void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    public void DisableBuffering()
    {
    }

    public void Abort() => _aborted.Cancel();

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (!HasStarted)
        {
            HasStarted = true;
            await RunAsync(_starting);
        }
    }

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await SendFileFallback.SendFileAsync(_answer, path, offset, count, cancellationToken);
    }

    public async Task CompleteAsync()
    {
        await StartAsync();
        if (_writer is not null)
        {
            await _writer.CompleteAsync();
        }

        await RunAsync(_completed);
    }

    /// <summary>The application gave no answer that could be used.</summary>
    public void Fail(HttpStatusCode status)
    {
        StatusCode = (int)status;
        _failed = true;
    }

    public HttpResponseMessage ToResponse()
    {
        var response = new HttpResponseMessage((HttpStatusCode)StatusCode)
        {
            Content = new ReadOnlyMemoryContent(_failed ? default : _answer.GetBuffer().AsMemory(0, (int)_answer.Length)),
        };
        if (!_failed)
        {
            foreach (var (name, values) in ((IHttpResponseFeature)this).Headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                {
                    response.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
                }
            }
        }

        return response;
    }

    public void Dispose() => _aborted.Dispose();

    private static void Copy(System.Net.Http.Headers.HttpHeadersNonValidated from, HeaderDictionary to)
    {
        foreach (var (name, values) in from)
        {
            to[name] = values.Count == 1 ? new StringValues(values.ToString()) : new StringValues([.. values]);
        }
    }

    private static async Task RunAsync(Stack<(Func<object, Task> Callback, object State)> callbacks)
    {
        while (callbacks.TryPop(out var next))
        {
            await next.Callback(next.State);
        }
    }
}
