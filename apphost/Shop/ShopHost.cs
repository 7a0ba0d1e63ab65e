using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Octomart.AppHost.InProcess;
using Octomart.Gateway;
using Octomart.Gateway.Host;
using Octomart.Hosting;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Calls;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AppHost.Shop;

/// <summary>
/// The whole shop in one process: eight subgraphs, each a web application of its own on a loopback port, one message bus, and the
/// gateway in front. The same code as in many processes; only the addresses, the bus and the way of their requests differ.
/// </summary>
public sealed class ShopHost : IAsyncDisposable
{
    private const string QueryPlanRole = $"{GatewayOptions.Section}:{nameof(GatewayOptions.QueryPlanRole)}";

    // Spans and metrics belong to the process, whoever makes them: were all to export them, each would arrive nine times. The gateway does it for all.
    private const string ExportTo = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly ShopOptions _options;
    private readonly DataFolder _folder;
    private readonly InProcessMessageBus _bus = new();
    private readonly InProcessNetwork _network = new();
    private readonly ConcurrentDictionary<string, WebApplication> _subgraphs = new();
    private readonly Dictionary<string, LoopbackSocket> _sockets = SubgraphEndpoints.Names.ToDictionary(name => name, _ => new LoopbackSocket());
    private WebApplication? _gateway;

    private ShopHost(ShopOptions options, DataFolder folder)
    {
        _options = options;
        _folder = folder;
    }

    /// <summary>Where the shop is reached.</summary>
    public string Url => _gateway!.Urls.First();

    /// <summary>The password of all demo accounts.</summary>
    public string DemoPassword => _folder.DemoPassword;

    /// <summary>The folder of all state.</summary>
    public string DataDirectory => _folder.Path;

    /// <summary>The services of one subgraph, for tests and commands.</summary>
    public IServiceProvider ServicesOf(string subgraph) => _subgraphs[subgraph].Services;

    /// <summary>The address of one subgraph.</summary>
    public string UrlOf(string subgraph) => _sockets[subgraph].Url;

    /// <summary>With which this shop's subgraphs sign their calls to each other.</summary>
    public string ServiceKey => _folder.ServiceKey;

    /// <summary>Starts everything and fills a new shop; returns when the first query will be answered.</summary>
    /// <exception cref="DataFolderInUseException">Another process runs a shop on this folder.</exception>
    public static async Task<ShopHost> StartAsync(ShopOptions options, IShopProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var folder = DataFolder.TryOpen(options.DataDirectory) ?? throw new DataFolderInUseException(options.DataDirectory);
        var shop = new ShopHost(options, folder);
        try
        {
            await shop.StartAllAsync(progress, cancellationToken);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops one subgraph as a crash would take it away: the others go on.</summary>
    public async Task StopSubgraphAsync(string subgraph)
    {
        if (_subgraphs.TryRemove(subgraph, out var app))
        {
            await CloseAsync(app);
        }
    }

    /// <summary>Runs until Ctrl+C, a signal, or the token.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _gateway!.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await CloseAsync(_gateway);
        }

        await Task.WhenAll(_subgraphs.Values.Select(CloseAsync));
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _folder.Dispose();
    }

    private static async Task CloseAsync(WebApplication app)
    {
        // Background services end their round first; a host that is only disposed would call their cancellation a failure.
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task StartAllAsync(IShopProgress progress, CancellationToken cancellationToken)
    {
        var subgraphs = SubgraphCatalogue.All;
        progress.Say(_options.HasGateway ? "Starting eight subgraphs and the gateway" : "Starting eight subgraphs");
        await AllAsync([
            .. subgraphs.Select(subgraph => Task.Run(() => StartSubgraphAsync(subgraph, cancellationToken), cancellationToken)),
            _options.HasGateway ? Task.Run(() => StartGatewayAsync(cancellationToken), cancellationToken) : Task.CompletedTask,
        ]);
        if (_options.SeedsDemo && !_folder.IsSeeded)
        {
            await new DemoSeeding(_folder.DemoPassword, progress).RunAsync(subgraphs.Select(subgraph => (subgraph.Name, _subgraphs[subgraph.Name].Services)), cancellationToken);
            _folder.IsSeeded = true;
        }

        if (_options.HasGateway)
        {
            _folder.Announce(new RunningShop(Url, _folder.ServiceKey, _sockets.ToDictionary(s => s.Key, s => s.Value.Url)));
        }
    }

    // Each service names what is wrong for itself; whoever set it wants to know all of it.
    private static async Task AllAsync(IReadOnlyList<Task> starts)
    {
        try
        {
            await Task.WhenAll(starts);
        }
        catch (SettingsException)
        {
            throw new SettingsException([.. starts.SelectMany(start => start.Exception?.InnerExceptions ?? []).OfType<SettingsException>().SelectMany(refused => refused.Mistakes).Distinct()]);
        }
    }

    private async Task StartSubgraphAsync(Subgraph subgraph, CancellationToken cancellationToken)
    {
        var socket = _sockets[subgraph.Name];
        var settings = SettingsFor(socket.Url);
        settings[ExportTo] = null;
        var app = SubgraphHost.Build(subgraph, [], settings, services =>
        {
            socket.HandTo(services);
            _network.Join(services, socket.Url);
            services.AddHttpClient(nameof(SubgraphClient)).ConfigurePrimaryHttpMessageHandler(() => _network.CreateHandler(new SocketsHttpHandler()));
            services.AddSingleton<IMessageTransport>(_bus);
            services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
            UseClock(services);
        });
        _subgraphs[subgraph.Name] = app;
        app.Services.GetRequiredService<SubgraphSchema>().Initialize();
        await app.StartAsync(cancellationToken);
    }

    private void UseClock(IServiceCollection services)
    {
        if (_options.Clock is { } clock)
        {
            services.Replace(ServiceDescriptor.Singleton(clock));

            // Retries wait by the services' clock: one that stands still would hold them up for ever.
            services.ConfigureAll<HttpStandardResilienceOptions>(resilience => resilience.Retry.Delay = TimeSpan.Zero);
        }
    }

    private async Task StartGatewayAsync(CancellationToken cancellationToken)
    {
        var settings = SettingsFor(_options.Url);
        settings["OTEL_SERVICE_NAME"] = "octomart";

        // On one's own machine the explorer shows everybody how an operation is answered.
        settings.TryAdd(QueryPlanRole, Environment.GetEnvironmentVariable("Gateway__QueryPlanRole") ?? "*");
        _gateway = GatewayHost.Build([], settings, services => services.UseSubgraphHandler(_network.CreateHandler));
        await _gateway.StartAsync(cancellationToken);
    }

    private Dictionary<string, string?> SettingsFor(string url)
    {
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = url,
            [$"{StoreOptions.Section}:DataDirectory"] = _folder.Path,
            [$"{IdentityOptions.Section}:Authority"] = _sockets["auth"].Url,
            [$"{IdentityOptions.Section}:ServiceKey"] = _folder.ServiceKey,
            ["Octomart:Notification:ShopUrl"] = _options.PublicUrl ?? _options.Url,
            ["Octomart:Storefront:Path"] = _options.StorefrontDirectory,
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, socket) in _sockets)
        {
            settings[SubgraphEndpoints.UrlKey(name)] = socket.Url;
        }

        foreach (var (key, value) in _options.Settings)
        {
            settings[key] = value;
        }

        return settings;
    }
}

/// <summary>Another process runs a shop on this folder.</summary>
public sealed class DataFolderInUseException(string directory)
    : Exception($"Another process is running a shop on '{Path.GetFullPath(directory)}'. Stop it first, or choose another folder with --data.");
