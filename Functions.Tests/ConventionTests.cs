using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Infra;
using SocialFunnel.Sources;

namespace SocialFunnel;

/// <summary>Rules of the project that no compiler checks.</summary>
public sealed partial class ConventionTests
{
    private const int MostLines = 250;

    // Files that are long for a reason, and why.
    private static readonly IReadOnlyDictionary<string, string> LongFiles = new Dictionary<string, string>
    {
        ["Functions/Sources/Exports/ExportRow.cs"] = "the cells of a row, each read and refused in the same way",
    };

    // Besides the addresses of a brand, which BrandAccess guards: health says no more than whether the program runs, the list of brands what its caller may see, and
    // how the API works is no secret.
    private static readonly string[] Anonymous = ["GetBrands", "GetDocs", "GetHealth", "GetOpenApi"];

    private static readonly Assembly Program = typeof(LocalHost).Assembly;

    private static readonly (MethodInfo Method, FunctionAttribute Function)[] Functions = [.. Program.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => (method, method.GetCustomAttribute<FunctionAttribute>()!))
        .Where(function => function.Item2 is not null)];

    [Fact]
    public void The_analysis_is_pure()
    {
        string[] words =
        [
            "using Azure", "using System.Net.", "using Microsoft", "using SocialFunnel.Store", "using SocialFunnel.Sources", "using SocialFunnel.Runs", "using SocialFunnel.Reports",
            "ILogger", "TimeProvider", "Stopwatch", "new Random()", "Guid.NewGuid", "Guid.CreateVersion7", "async ", "await ", "HttpClient", "File.", "FileStream", "Directory.", "Environment.", "Console.",
        ];
        AllClear("Functions/Analysis", words);

        // What a field, a property, a parameter or a result is made of.
        var impure = Program.GetTypes()
            .Where(type => type.Namespace?.StartsWith("SocialFunnel.Analysis", StringComparison.Ordinal) == true)
            .SelectMany(type => Mentioned(type).Select(used => (type, used)))
            .Where(pair => typeof(Task).IsAssignableFrom(pair.used) || pair.used == typeof(TimeProvider) || pair.used.Name.StartsWith("ILogger", StringComparison.Ordinal)
                || pair.used.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal) || pair.used.Namespace is { } space && (space.StartsWith("Azure", StringComparison.Ordinal) || space.StartsWith("System.Net.", StringComparison.Ordinal)))
            .Select(pair => $"{pair.type.Name} mentions {pair.used.Name}");
        Assert.Empty(impure);
    }

    [Fact]
    public void The_folders_depend_on_each_other_in_one_direction_only()
    {
        AllClear("Functions/Sources", ["using SocialFunnel.Store", "using SocialFunnel.Runs", "using SocialFunnel.Reports", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Store", ["using SocialFunnel.Runs", "using SocialFunnel.Reports", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Entries", ["using SocialFunnel.Runs", "using SocialFunnel.Reports", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Runs", ["using SocialFunnel.Reports", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Reports", ["using SocialFunnel.Access", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Privacy", ["using SocialFunnel.Runs", "using SocialFunnel.Triggers"]);
        AllClear("Functions/Access", ["using SocialFunnel.Privacy", "using SocialFunnel.Runs", "using SocialFunnel.Triggers"]);
    }

    [Fact]
    public void Only_triggers_hold_functions()
    {
        Assert.NotEmpty(Functions);
        Assert.All(Functions, function => Assert.Equal("SocialFunnel.Triggers", function.Method.DeclaringType!.Namespace));
        var elsewhere = Sources("Functions").Where(file => !file.Path.Contains("/Triggers/", StringComparison.Ordinal) && !file.Path.Contains("/Hosting/", StringComparison.Ordinal));
        Assert.DoesNotContain(elsewhere, file => file.Text.Contains("[Function(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_http_function_states_its_level()
    {
        var triggers = Sources("Functions/Triggers").SelectMany(file => HttpTrigger().Matches(file.Text).Select(match => (file.Path, match.Value))).ToList();

        Assert.Equal(Functions.Count(function => Trigger(function.Method) is HttpTriggerAttribute), triggers.Count);
        Assert.All(triggers, trigger => Assert.StartsWith("HttpTrigger(AuthorizationLevel.", trigger.Value, StringComparison.Ordinal));
        var http = Functions.Select(function => (function.Function.Name, Trigger: Trigger(function.Method) as HttpTriggerAttribute)).Where(function => function.Trigger is not null).ToList();
        var ofBrand = http.Where(function => function.Trigger!.Route?.Contains("{brand}", StringComparison.Ordinal) == true).ToList();
        Assert.All(ofBrand, function => Assert.True(function.Trigger!.AuthLevel == AuthorizationLevel.Anonymous, $"{function.Name}: a key of the host opens every brand. State Anonymous, and answer through BrandAccess."));
        Assert.Equal(Anonymous, http.Except(ofBrand).Where(function => function.Trigger!.AuthLevel == AuthorizationLevel.Anonymous).Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Function_classes_have_the_shape_that_the_worker_accepts()
    {
        foreach (var (method, function) in Functions)
        {
            var type = method.DeclaringType!;
            Assert.True(type is { IsNested: false, IsGenericTypeDefinition: false, IsClass: true } && (!type.IsAbstract || type.IsSealed), $"{type.Name} must be a plain top-level class.");
            Assert.True(method.IsPublic, $"{type.Name}.{method.Name} must be public.");
            Assert.True(method.ReturnType != typeof(void) || method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is null, $"{type.Name}.{method.Name} must not be async void.");
            var names = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(other => !other.IsSpecialName).GroupBy(other => other.Name);
            Assert.All(names, name => Assert.Single(name));
            Assert.Single(method.GetParameters(), parameter => parameter.GetCustomAttributes().Any(IsTrigger));
            Assert.Matches("^[A-Za-z][A-Za-z0-9_-]*$", function.Name);
        }

        Assert.Empty(Functions.GroupBy(function => function.Function.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
        var queues = Functions.Select(function => Trigger(function.Method)).OfType<QueueTriggerAttribute>().Select(queue => queue.QueueName)
            .Concat(Outputs().Select(output => output.Queue.QueueName));
        Assert.All(queues, queue => Assert.Matches("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", queue));
    }

    [Fact]
    public void Messages_hold_nothing_that_the_queue_changes_on_its_way()
    {
        var messages = Functions.SelectMany(function => function.Method.GetParameters().Where(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null).Select(parameter => parameter.ParameterType))
            .Concat(Outputs().Select(output => output.Type)).SelectMany(Parts).ToHashSet();

        Assert.Contains(typeof(PullRequest), messages);
        Assert.DoesNotContain(typeof(decimal), messages);
        Assert.All(messages, type => Assert.False(type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) || type.FullName.StartsWith("System.Tuple", StringComparison.Ordinal), $"{type} becomes an empty object."));
        Assert.All(Outputs(), output => Assert.False(output.Type.IsGenericType && output.Type.Name.StartsWith('I'), $"{output.Type} may be lazy: return an array."));
    }

    [Fact]
    public void Http_functions_keep_to_what_the_worker_binds()
    {
        foreach (var (method, function) in Functions)
        {
            if (Trigger(method) is not HttpTriggerAttribute http)
            {
                continue;
            }

            var others = method.GetParameters().Where(parameter => !parameter.GetCustomAttributes().Any(IsTrigger) && parameter.ParameterType != typeof(CancellationToken) && parameter.ParameterType != typeof(FunctionContext));
            Assert.All(others, parameter => Assert.Contains(parameter.ParameterType, new[] { typeof(string), typeof(int), typeof(Guid), typeof(decimal) }));
            Assert.False(http.Route?.StartsWith('/') == true || http.Route?.StartsWith("admin", StringComparison.OrdinalIgnoreCase) == true, $"{function.Name} has a route that stops the host.");
            Assert.NotEmpty(http.Methods);
            var result = Result(method);
            var answers = result.GetProperties().Where(property => property.GetCustomAttribute<HttpResultAttribute>() is not null).ToList();
            Assert.True(typeof(Microsoft.AspNetCore.Http.IResult).IsAssignableFrom(result) || answers is [{ } answer] && typeof(Microsoft.AspNetCore.Http.IResult).IsAssignableFrom(answer.PropertyType), $"{function.Name} must return an IResult.");
        }
    }

    [Fact]
    public void Every_source_has_its_registration_its_tests_and_its_row_in_the_readme()
    {
        var sources = Program.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ISource).IsAssignableFrom(type)).ToList();
        var registration = RepositoryFiles.Read("Functions/Sources/SourceRegistration.cs");
        var registered = Registered().Matches(registration).Select(match => (Class: match.Groups["class"].Value, Type: match.Groups["type"].Value)).ToList();

        Assert.Equal(sources.Select(source => source.Name).Order(StringComparer.Ordinal), registered.Select(source => source.Class).Order(StringComparer.Ordinal));
        Assert.Equal(registered.Select(source => source.Type).Order(StringComparer.Ordinal), registered.Select(source => source.Type));
        foreach (var source in registered)
        {
            var tests = typeof(ConventionTests).Assembly.GetType($"SocialFunnel.Sources.{source.Class}Tests");
            Assert.True(tests is not null && typeof(SourceContract).IsAssignableFrom(tests), $"{source.Class}Tests must exist and inherit the contract of all sources.");
            if (File.Exists(RepositoryFiles.PathOf("README.md")))
            {
                Assert.Contains($"`{source.Type}`", RepositoryFiles.Read("README.md"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void No_file_is_longer_than_can_be_read_in_one_go()
    {
        var tooLong = Sources("Functions").Where(file => file.Text.Count(c => c == '\n') > MostLines && !LongFiles.ContainsKey(file.Path)).Select(file => file.Path);

        Assert.Empty(tooLong);
        Assert.All(LongFiles.Keys, path => Assert.True(File.Exists(RepositoryFiles.PathOf(path)), $"{path} is listed as long and is not there."));
    }

    [Fact]
    public void Nothing_names_a_registrys_host_or_a_path_of_one_machine()
    {
        // Written in pieces, so that this file does not name them itself.
        string[] words = ["api.nu" + "get.org", "registry.npm" + "js.org", "art" + "ifactory", "/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "C:\\Us" + "ers"];
        string[] folders = ["Functions", "Functions.Tests", "infra", "docs", ".github", ".ci"];
        string[] endings = [".cs", ".csproj", ".props", ".json", ".md", ".yml", ".yaml", ".bicep", ".bicepparam", ".http", ".sh", ""];
        var files = folders.Where(folder => Directory.Exists(RepositoryFiles.PathOf(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("."), "*"))
            .Where(path => endings.Contains(Path.GetExtension(path)) && !path.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.EndsWith("package-lock.json", StringComparison.Ordinal));

        var found = files.Select(path => (path, text: File.ReadAllText(path)))
            .SelectMany(file => words.Where(word => file.text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{Path.GetRelativePath(RepositoryFiles.PathOf("."), file.path)}: {word}"));

        Assert.Empty(found);
    }

    private static void AllClear(string folder, string[] words) => Assert.Empty(Sources(folder)
        .SelectMany(file => words.Where(word => Code(file.Text).Contains(word, StringComparison.Ordinal)).Select(word => $"{Path.GetFileName(file.Path)}: {word}")));

    // Comments may speak of anything.
    private static string Code(string text) => string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<(string Path, string Text)> Sources(string folder) => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(RepositoryFiles.PathOf("."), path).Replace('\\', '/'), File.ReadAllText(path)));

    private static Attribute? Trigger(MethodInfo method) => method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).SingleOrDefault(IsTrigger);

    private static bool IsTrigger(Attribute attribute) => attribute is HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute;

    private static Type Result(MethodInfo method) => method.ReturnType is { IsGenericType: true } generic && typeof(Task).IsAssignableFrom(generic) ? generic.GetGenericArguments()[0] : method.ReturnType;

    private static IEnumerable<(QueueOutputAttribute Queue, Type Type)> Outputs() => Functions.SelectMany(function =>
        (function.Method.GetCustomAttribute<QueueOutputAttribute>() is { } whole ? [(whole, Result(function.Method))] : Array.Empty<(QueueOutputAttribute, Type)>())
        .Concat(Result(function.Method).GetProperties().Where(property => property.GetCustomAttribute<QueueOutputAttribute>() is not null).Select(property => (property.GetCustomAttribute<QueueOutputAttribute>()!, property.PropertyType))));

    private static IEnumerable<Type> Parts(Type type) => type.IsArray ? Parts(type.GetElementType()!)
        : Nullable.GetUnderlyingType(type) is { } value ? Parts(value)
        : type.Assembly == Program ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Parts(property.PropertyType)).Prepend(type)
        : [type];

    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)));
    }

    [GeneratedRegex(@"HttpTrigger\([^)]*")]
    private static partial Regex HttpTrigger();

    [GeneratedRegex(@"Add<(?<class>\w+)(, \w+)?>\(""(?<type>[^""]+)""\)")]
    private static partial Regex Registered();
}
