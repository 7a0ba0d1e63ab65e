using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Octomart.Messaging.Outbox;
using Octomart.Store;

namespace Octomart.Messaging.Tests;

/// <summary>A service with a store and messaging, on a real host.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly IHost _host;

    private TestService(IHost host) => _host = host;

    public IDocumentStore Store => _host.Services.GetRequiredService<IDocumentStore>();

    public Faults Faults => _host.Services.GetRequiredService<Faults>();

    public IDeadLetters DeadLetters => _host.Services.GetRequiredService<IDeadLetters>();

    public static async Task<TestService> StartAsync(
        string name, string folder, IMessageTransport transport, Action<MessagingBuilder>? handlers = null, Action<MessagingOptions>? options = null, Faults? faults = null,
        (string ConnectionString, string Database)? mongoDb = null, ILoggerProvider? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
        [
            new($"{StoreOptions.Section}:DataDirectory", folder),
            new($"{StoreOptions.Section}:MongoDb:ConnectionString", mongoDb?.ConnectionString),
            new($"{StoreOptions.Section}:MongoDb:Database", mongoDb?.Database ?? "unused"),
        ]);
        builder.Services.AddLogging(logging => _ = log is null ? logging.ClearProviders() : logging.ClearProviders().AddProvider(log));
        builder.Services.AddDocumentStore(name, model => model.Collection<Ledger>("ledgers"));
        builder.Services.AddSingleton(transport);
        builder.Services.AddSingleton(faults ?? new Faults());
        handlers?.Invoke(builder.Services.AddMessaging(name));
        if (handlers is null)
        {
            builder.Services.AddMessaging(name);
        }

        builder.Services.Configure<MessagingOptions>(settings =>
        {
            settings.RetryDelay = TimeSpan.FromMilliseconds(5);
            settings.PollInterval = TimeSpan.FromMilliseconds(50);
            options?.Invoke(settings);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestService(host);
    }

    public Task PublishAsync(params ItemAdded[] messages) => Store.WriteAsync((work, _) =>
    {
        foreach (var message in messages)
        {
            work.Publish(message);
        }

        return Task.CompletedTask;
    }, None);

    public async Task<Ledger> LedgerAsync(string consumer) => await Store.Set<Ledger>().FindAsync(consumer, None) ?? new Ledger { Id = consumer };

    public Task<long> KeptAsync() => Store.Set<OutboxMessage>().CountAsync(null, None);

    public Task<long> PendingAsync() => Store.Set<OutboxMessage>().CountAsync(message => message.State == OutboxState.Pending, None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
