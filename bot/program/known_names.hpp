// The names that people and channels were last shown by, in a small file within the record's directory, for a report
// that is made where no platform can be asked. They are no facts: nobody's act, changed without us, and to be deleted
// when somebody asks for it, which the record never is. Losing the file loses names and nothing else.
#pragma once

#include "program/kept_files.hpp"
#include "speech/named.hpp"

#include <filesystem>
#include <set>

namespace bot::program {

class known_names {
public:
    explicit known_names(const std::filesystem::path& record);

    /// What to tell the operator where there are names that can not be read; empty where all is well.
    const std::string& trouble() const { return trouble_; }
    /// Writes them down where they differ from what is kept. Whoever's name is not known just now keeps the last one.
    /// A file that could not be read is put aside first, as "names.json.unreadable"; where that fails it stays.
    void keep(const std::set<day::person_id>& people, const std::set<day::channel_id>& channels,
        const speech::names& by, kept_files& in);
    /// As they are kept; the id of whoever is not.
    speech::names shown() const;

private:
    using by_id = std::map<std::string, std::string>;  ///< "slack U123" -> "Anna"

    std::filesystem::path file_;
    by_id people_, channels_;
    std::string trouble_;
};

}  // namespace bot::program
