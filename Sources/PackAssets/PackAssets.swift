/// Where the build plugin `EmbedAssets` works; what it compiles is embedded by the target `CPackData`.
package enum PackAssets {}
