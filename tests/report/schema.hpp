// As much of JSON Schema as config/report.schema.json uses: what is wrong with a document, a line each.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

namespace tests::report {

class schema {
public:
    explicit schema(nlohmann::json whole) : whole_(std::move(whole)) {}

    std::vector<std::string> faults(const nlohmann::json& document) const {
        std::vector<std::string> found;
        check(document, whole_, "", found);
        return found;
    }

private:
    using json = nlohmann::json;

    void check(const json& it, const json& by, const std::string& at, std::vector<std::string>& found) const {
        if (by.contains("$ref")) check(it, referred(by.at("$ref").get<std::string>()), at, found);
        if (by.contains("const") && by.at("const") != it) found.push_back(at + ": another value is fixed");
        if (by.contains("enum") && !contains(by.at("enum"), it))
            found.push_back(at + ": " + it.dump() + " is none of the values");
        if (by.contains("type") && !is_of(it, by.at("type"))) found.push_back(at + ": wrong type, " + it.type_name());
        if (by.contains("pattern") && it.is_string() &&
            !std::regex_search(it.get<std::string>(), std::regex(by.at("pattern").get<std::string>())))
            found.push_back(at + ": not of the pattern");
        if (by.contains("anyOf")) check_any(it, by.at("anyOf"), at, found);
        if (it.is_object() && by.contains("properties")) check_members(it, by, at, found);
        if (it.is_array() && by.contains("items"))
            for (std::size_t i = 0; i < it.size(); ++i)
                check(it[i], by.at("items"), at + "[" + std::to_string(i) + "]", found);
    }

    void check_members(const json& it, const json& by, const std::string& at, std::vector<std::string>& found) const {
        const auto& known = by.at("properties");
        for (const auto& name : by.value("required", json::array()))
            if (!it.contains(name.get<std::string>())) found.push_back(at + ": lacks " + name.get<std::string>());
        for (const auto& [name, value] : it.items()) {
            if (known.contains(name))
                check(value, known.at(name), at + "." + name, found);
            else
                found.push_back(at + ": unknown " + name);
        }
    }

    void check_any(const json& it, const json& of, const std::string& at, std::vector<std::string>& found) const {
        std::vector<std::string> all;
        for (const auto& each : of) {
            std::vector<std::string> some;
            check(it, each, at, some);
            if (some.empty()) return;
            all.insert(all.end(), some.begin(), some.end());
        }
        found.insert(found.end(), all.begin(), all.end());
    }

    const json& referred(const std::string& path) const { return whole_.at(json::json_pointer(path.substr(1))); }
    static bool contains(const json& all, const json& one) {
        for (const auto& each : all)
            if (each == one) return true;
        return false;
    }
    static bool is_of(const json& it, const json& type) {
        if (type.is_array()) {
            for (const auto& each : type)
                if (is_of(it, each)) return true;
            return false;
        }
        const auto name = type.get<std::string>();
        if (name == "integer") return it.is_number_integer();
        return name == it.type_name();
    }

    json whole_;
};

}  // namespace tests::report
