#include "intake/cards.hpp"
#include "program/programs.hpp"
#include "program/text_file.hpp"
#include "program/write_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

int tell(exit_code code, const std::filesystem::path& file, std::string_view why) {
    fmt::print(stderr, "{}: {}\n", file.string(), why);
    return code;
}

void tell_not_read(const std::filesystem::path& file, const intake::cards& it) {
    for (const auto& each : it.not_read) fmt::print(stderr, "{}:{}: {}\n", file.string(), each.line, each.what);
}

}  // namespace

int import_plan(const import_options& with) {
    const auto text = read_text(with.file, intake::longest_file);
    if (!text) return tell(wrong_config, with.file, text.error());
    const auto read = intake::read_cards(*text);
    if (!read) return tell(wrong_config, with.file, read.error());
    tell_not_read(with.file, *read);
    if (read->each.empty()) return tell(wrong_config, with.file, "no experiment could be read from it.");
    if (!with.out) {
        fmt::print("{}", intake::plan_text(*read));
        return ended_well;
    }
    if (std::error_code unknown; std::filesystem::exists(*with.out, unknown))
        return tell(wrong_usage, *with.out, "the file is there already; nothing was written. Name a new one.");
    const auto written = write_file(*with.out, intake::plan_text(*read));
    if (!written) return tell(broken, *with.out, written.error());
    fmt::print("{} cards are now in {}. Add the day around them (chaosday plan check says what it lacks).\n",
        read->each.size(), with.out->string());
    return ended_well;
}

}  // namespace bot::program
