// Certificates made at test time, so that none is kept and none runs out.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace tests {

struct certificate {
    std::string pem, key_pem;
};

/// An authority of its own, with its certificate in a file that goes away with it.
class authority {
public:
    authority();
    ~authority();
    authority(const authority&) = delete;
    authority& operator=(const authority&) = delete;

    const std::string& file() const { return file_; }
    /// As OpenSSL looks for it in a directory of authorities.
    std::string name_by_hash() const;
    /// `names` as OpenSSL spells them: "DNS:localhost,IP:127.0.0.1".
    certificate issue(const std::string& names) const;
    certificate issue_expired(const std::string& names) const;
    static certificate self_signed(const std::string& names);

private:
    struct signer;
    std::unique_ptr<signer> signer_;
    std::string file_;
};

}  // namespace tests
