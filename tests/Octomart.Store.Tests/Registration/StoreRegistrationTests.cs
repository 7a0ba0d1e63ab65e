using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Octomart.Store.Tests.Registration;

public sealed class StoreRegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_store_is_ready_before_any_other_hosted_service_starts()
    {
        var reader = new ReadsAtStart();
        using var host = Build(services =>
        {
            services.AddSingleton(reader);
            services.AddHostedService(provider => reader.With(provider.GetRequiredService<IDocumentStore>()));
        });

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(0, reader.Count);
        Assert.True(File.Exists(Path.Combine(_folder, "data", "things.db")));
    }

    [Fact]
    public async Task Closing_the_host_folds_the_log_into_the_file()
    {
        using (var host = Build(_ => { }))
        {
            await host.StartAsync();
            await host.Services.GetRequiredService<IDocumentStore>().WriteAsync((work, _) =>
            {
                work.Insert(new Label { Id = "lab_1" });
                return Task.CompletedTask;
            }, CancellationToken.None);
            await host.StopAsync();
        }

        Assert.Equal(["things.db"], Directory.GetFiles(Path.Combine(_folder, "data")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_mongodb_that_does_not_answer_is_named_at_start()
    {
        using var host = Build(_ => { }, "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("Octomart:Store:MongoDb:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    private IHost Build(Action<IServiceCollection> configure, string? mongoDb = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
        [
            new($"{StoreOptions.Section}:DataDirectory", Path.Combine(_folder, "data")),
            new($"{StoreOptions.Section}:MongoDb:ConnectionString", mongoDb),
        ]);
        configure(builder.Services);
        builder.Services.AddDocumentStore("things", model => model.Collection<Label>("labels"));
        return builder.Build();
    }

    private sealed class ReadsAtStart : IHostedService
    {
        private IDocumentStore? _store;

        public long Count { get; private set; } = -1;

        public ReadsAtStart With(IDocumentStore store)
        {
            _store = store;
            return this;
        }

        public async Task StartAsync(CancellationToken cancellationToken) => Count = await _store!.Set<Label>().CountAsync(null, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
