#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace weft {

/// Decoding by graphics devices, for previews: an H.264, H.265, VP9 or AV1 film costs the processor
/// little then. A file goes to the first device that knows its codec, if that gives the file's
/// first picture as the processor does; drivers that give others, or none, are common. From the
/// first picture on that a device fails at, the processor decodes that file. Wherever a device was
/// to decode and does not, a notice says so; none is to decode stills, and files without usable
/// timestamps, whose pictures are found by counting.
///
/// Pictures are those of the processor where a standard says all bits, else near to them: exports
/// decode by the processor alone, so that a film is the same on every machine. Shared by readers.
/// Thread: any.
class HardwareDecoding
{
public:
    enum class Kind {
        Vaapi, ///< Intel and AMD
        Cuda,  ///< NVIDIA (NVDEC)
    };
    struct Device
    {
        Kind kind = Kind::Vaapi;
        QString name; ///< "/dev/dri/renderD128" (VAAPI), "0" (CUDA); empty = the system's first one

        friend bool operator==(const Device &, const Device &) = default;
    };

    /// Those whose nodes are in /dev; NVIDIA's first, since their driver speaks VAAPI only through
    /// another. That they can be opened is not yet said.
    static std::vector<Device> present();

    /// @param devices are opened once a file needs one
    explicit HardwareDecoding(std::vector<Device> devices = present());
    ~HardwareDecoding();

    /// The next sentence that whoever looks at the previews should know: that no device can be
    /// opened, or that a file is decoded by the processor all the same. None twice.
    std::optional<QString> takeNotice();

    struct Private;
    Private &internals() { return *d; } ///< for core/media

private:
    const std::unique_ptr<Private> d;
};

} // namespace weft
