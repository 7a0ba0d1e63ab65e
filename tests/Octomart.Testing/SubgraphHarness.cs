using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Identity;
using Octomart.Testing.Servers;

namespace Octomart.Testing;

/// <summary>One subgraph, hosted for real on a free port with a store of its own: a folder, or a database where the test runs on MongoDB.</summary>
public sealed class SubgraphHarness : IAsyncDisposable
{
    private readonly Subgraph _subgraph;
    private readonly SubgraphHarnessOptions _options;
    private readonly TestAuthority _authority;
    private readonly TestStore _store;
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-test-").FullName;
    private WebApplication? _app;

    private SubgraphHarness(Subgraph subgraph, SubgraphHarnessOptions options, TestAuthority authority)
    {
        _subgraph = subgraph;
        _options = options;
        _authority = authority;
        _store = TestStore.New(options.Store);
    }

    /// <summary>Base address.</summary>
    public string Url => _app!.Urls.First();

    /// <summary>The subgraph's services.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>The subgraph's store.</summary>
    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    /// <summary>The folder of its data.</summary>
    public string DataDirectory => _folder;

    /// <summary>Starts the subgraph.</summary>
    public static async Task<SubgraphHarness> StartAsync(Subgraph subgraph, SubgraphHarnessOptions? options = null)
    {
        var harness = new SubgraphHarness(subgraph, options ?? new SubgraphHarnessOptions(), await TestAuthority.GetAsync());
        await harness.StartHostAsync();
        return harness;
    }

    /// <summary>A client without a token.</summary>
    public GraphQLClient Anonymous() => new(Url);

    /// <summary>A client with a user's token.</summary>
    public GraphQLClient As(TestUser user) => new(Url, _authority.TokenFor(user));

    /// <summary>A user's token, for what is not GraphQL.</summary>
    public string TokenFor(TestUser user) => _authority.TokenFor(user);

    /// <summary>A client with another subgraph's token.</summary>
    public GraphQLClient AsService(string serviceName = "test") => new(Url, _authority.ServiceTokenFor(_subgraph.Name, serviceName, _options.Clock));

    /// <summary>Lets an event of another service arrive: it goes through outbox, transport and inbox as a real one does.</summary>
    public Task PublishAsync<TEvent>(TEvent message) where TEvent : class => Store.WriteAsync((work, _) =>
    {
        work.Publish(message);
        return Task.CompletedTask;
    }, CancellationToken.None);

    /// <summary>Stops the host and starts it again on the same data, as after a crash or a deployment.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopHostAsync();
        }

        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopHostAsync()
    {
        var stopping = _app!.DisposeAsync().AsTask();
        await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(50)));
        while (!stopping.IsCompleted && _options.Clock is TestClock clock)
        {
            // Calls that are cut off are waited for by the service's clock when their pipelines are disposed: one that stands still would wait for ever.
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(stopping, Task.Delay(10));
        }

        await stopping;
    }

    private async Task StartHostAsync()
    {
        Dictionary<string, string?> settings = new()
        {
            [$"{StoreOptions.Section}:DataDirectory"] = _folder,
            [$"{IdentityOptions.Section}:Authority"] = _authority.Url,
            [$"{IdentityOptions.Section}:ServiceKey"] = _authority.ServiceKey,
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in _store.SettingsFor(_subgraph.Name).Concat(_options.Settings))
        {
            settings[key] = value;
        }

        _app = SubgraphHost.Build(_subgraph, [], settings, services =>
        {
            if (_options.Clock is { } clock)
            {
                services.Replace(ServiceDescriptor.Singleton(clock));

                // Retries wait by the service's clock: one that stands still would hold them up for ever.
                services.ConfigureAll<HttpStandardResilienceOptions>(resilience => resilience.Retry.Delay = TimeSpan.Zero);
            }

            _options.Services?.Invoke(services);
        });
        await _app.StartAsync();
    }
}

/// <summary>How a subgraph is to be hosted in a test.</summary>
public sealed record SubgraphHarnessOptions
{
    /// <summary>A clock that the test sets; the real one when null.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Where its data lies; null for what the test runs on.</summary>
    public StoreKind? Store { get; init; }

    /// <summary>Settings beside the data folder and identity, such as <see cref="FakeSubgraphs.Settings"/>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>Replacements of services.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
