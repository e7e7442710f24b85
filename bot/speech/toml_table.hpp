// A table of a plan file as it is read: each key asked for by name, with bounds; what is wrong is noted with its line,
// column, value and remedy, and whatever nobody asked for is named at the end.
#pragma once

#include "speech/plan_file.hpp"

#include <chrono>
#include <set>
#include <toml++/toml.h>

namespace bot::speech {

using fault_list = std::vector<plan_fault>;

void note_fault(fault_list& faults, const toml::source_region& where, std::string what);

/// One string of a list, and where it stands.
struct listed_text {
    std::string text;
    toml::source_region where;
};

class toml_table {
public:
    /// `called` says in faults what it is: "the day", "[[card]]".
    toml_table(const toml::table& of, std::string called, fault_list& faults)
        : of_(of), called_(std::move(called)), faults_(faults) {}

    bool has(std::string_view key) const { return of_.contains(key); }
    toml::source_region where(std::string_view key) const;
    toml::source_region whole() const { return of_.source(); }

    std::string text(std::string_view key, std::size_t bound);
    /// Notes a fault when it is absent or empty.
    std::string needed_text(std::string_view key, std::size_t bound, std::string_view example);
    std::optional<bool> yes(std::string_view key);
    std::optional<std::uint32_t> number(std::string_view key, std::uint32_t least, std::uint32_t most);
    std::optional<day::minutes> minutes(std::string_view key);
    std::optional<day::minutes> time_of_day(std::string_view key);
    std::optional<std::chrono::year_month_day> date(std::string_view key);
    /// A list of texts; one text alone is a list of one.
    std::vector<listed_text> texts(std::string_view key, std::size_t most, std::size_t bound);
    std::vector<std::uint32_t> numbers(std::string_view key, std::size_t most, std::uint32_t greatest);
    /// `[key]`, or null.
    const toml::table* table(std::string_view key);
    /// `[[key]]`, at most so many.
    std::vector<const toml::table*> tables(std::string_view key, std::size_t most);

    void fault(std::string_view key, std::string what);
    /// Names every key that nobody has asked for, with the nearest that somebody has.
    void refuse_the_rest();

private:
    const toml::node* take(std::string_view key);
    void wrong_kind(std::string_view key, const toml::node& is, std::string_view wanted);

    const toml::table& of_;
    std::string called_;
    fault_list& faults_;
    std::set<std::string, std::less<>> asked_;
};

/// A value as it stands in the file, shortened, for a fault.
std::string shown_value(const toml::node& it);

}  // namespace bot::speech
