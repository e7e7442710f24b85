// What is said in chat when the report comes as a file.
#include "speech/report.hpp"
#include "speech/say.hpp"

#include <array>

namespace bot::speech {

namespace {

std::string_view named(std::string_view format) {
    constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"md", "Markdown, for a wiki"}, {"html", "one web page, with the picture of the day; it prints well"},
            {"json", "JSON, by the schema that comes with the bot"}, {"csv", "CSV, for a spreadsheet"}});
    for (const auto& [name, said] : names)
        if (name == format) return said;
    return format;
}

}  // namespace

message export_in_words(const day::agents_day& of, std::string_view format) {
    return telling()
        .says("The report of ", of.plan().name, " as ", named(format),
            ". It has all that is on the record, every experiment included: mind who reads it.")
        .says("If no file comes with this message, whoever runs the bot makes it with ",
            code("chaosday report " + std::to_string(of.day().id.value) + " --reveal --format " + std::string(format)),
            ".");
}

}  // namespace bot::speech
