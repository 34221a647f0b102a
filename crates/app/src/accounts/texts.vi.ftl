# Đăng nhập
accounts-sign-in = Đăng nhập
accounts-login = Tên đăng nhập
accounts-password = Mật khẩu
accounts-forgotten = Quên mật khẩu hoặc chưa có tài khoản: liên hệ thủ trưởng đơn vị hoặc người quản trị.
accounts-session-ended = Phiên làm việc đã hết. Đăng nhập lại; nội dung vừa gõ được giữ nguyên và chưa được gửi.
accounts-kept-no-file = Tệp đính kèm không giữ lại được; cần chọn lại tệp. Phần chữ đã gõ còn nguyên.
accounts-kept-choose-file = Quay lại trang để chọn lại tệp
accounts-kept-too-long = Nội dung vừa gõ quá dài nên không giữ lại được. Dùng nút Quay lại của trình duyệt để chép nội dung ra trước khi đăng nhập.
accounts-kept = Nội dung chưa gửi
accounts-kept-lede = Nội dung này được gõ trước khi phiên làm việc hết. Hệ thống chưa ghi gì.
accounts-kept-check = Xem lại trước khi gửi: nội dung sẽ được ghi dưới tên { $name }.
accounts-kept-send = Gửi nội dung này
accounts-kept-leave = Không gửi, quay lại trang đang làm

# Tài khoản của mình
accounts-own = Tài khoản
accounts-full-name = Họ và tên
accounts-since = từ ngày
accounts-until = đến hết trước ngày
accounts-own-roles = Vai trò của tôi
accounts-change-password = Đổi mật khẩu
accounts-password-present = Mật khẩu hiện tại
accounts-password-new = Mật khẩu mới
accounts-password-again = Nhập lại mật khẩu mới
accounts-password-hint = Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất. Không dùng tên đăng nhập hoặc chuỗi quen thuộc.
accounts-password-changed = Đã đổi mật khẩu. Các phiên làm việc khác đã kết thúc.
accounts-sessions = Phiên làm việc đang mở
accounts-session-browser = Trình duyệt
accounts-session-opened = Đăng nhập lúc
accounts-session-used = Dùng lần cuối
accounts-session-this = Phiên này.
accounts-session-unknown = Không rõ trình duyệt
accounts-sessions-end = Kết thúc các phiên khác
accounts-sessions-ended = Đã kết thúc { $count } phiên làm việc khác.

# Vai trò
accounts-role = Vai trò
accounts-role-clerk = Văn thư, cán bộ
accounts-role-specialist = Chuyên viên
accounts-role-head = Thủ trưởng
accounts-role-inspector = Cán bộ kiểm tra, giám sát
accounts-role-administrator = Quản trị

# Người dùng của đơn vị
accounts-trail = Vị trí
accounts-unit = Đơn vị
accounts-state = Tình trạng
accounts-active = Đang hoạt động
accounts-suspended = Đang tạm dừng
accounts-people-none = Vai trò hiện tại không xem danh sách người dùng. Thủ trưởng và cán bộ của từng đơn vị thấy người của đơn vị mình ở đây.
accounts-leave = Thôi
accounts-choose-person = Chọn người
accounts-choose-role = Chọn vai trò
accounts-back-to-people = Về danh sách người dùng

# Mời
accounts-invite = Mời người dùng
accounts-invite-do = Tạo lời mời
accounts-full-name-hint = Viết đầy đủ, có dấu, ví dụ Lê Thị Lan.
accounts-invitations = Lời mời chưa được nhận
accounts-inviter = Người mời
accounts-expires = Hết hạn lúc
accounts-invited = Đã tạo lời mời cho { $name }
accounts-invited-send = Gửi liên kết dưới đây cho { $name } và chỉ người đó.
accounts-link = Liên kết của lời mời
accounts-invited-once = Liên kết chỉ hiện một lần trên trang này và dùng được một lần, đến { $until }. Nếu mất, thu hồi lời mời và tạo lời mời khác.
accounts-withdraw = Thu hồi
accounts-withdrawn = Đã thu hồi lời mời của { $name }.
accounts-take = Nhận lời mời
accounts-take-check = Nếu không phải tên mình, đóng trang này và báo cho người đã mời.
accounts-take-do = Nhận lời mời và đăng nhập
accounts-login-hint = 2 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối.
accounts-welcome = Đã tạo tài khoản. Chào mừng { $name }.

# Tạm dừng, bàn giao
accounts-suspend = Tạm dừng tài khoản
accounts-suspend-title = Tạm dừng tài khoản của { $name }
accounts-suspend-means = Người này bị đăng xuất ngay và không đăng nhập được cho đến khi tài khoản được mở lại. Việc đã làm vẫn giữ nguyên.
accounts-reason = Lý do
accounts-reason-hint = Ghi ngắn gọn; lý do được lưu trong nhật ký.
accounts-suspended-now = Đã tạm dừng tài khoản của { $name }.
accounts-lift = Mở lại tài khoản
accounts-lifted-now = Đã mở lại tài khoản.
accounts-hand-over = Bàn giao
accounts-hand-over-title = Bàn giao việc của { $name }
accounts-hand-over-means = Các vai trò của người này tại đơn vị kết thúc hôm nay, { $date }. Việc đang chịu trách nhiệm chuyển cho người nhận; những gì đã làm vẫn giữ nguyên.
accounts-hand-over-work = Việc đang chịu trách nhiệm
accounts-hand-over-nothing = Người này không chịu trách nhiệm việc nào đang mở; chỉ kết thúc vai trò.
accounts-hand-over-to = Thủ trưởng nhận bàn giao
accounts-hand-over-do = Bàn giao và kết thúc vai trò
accounts-handed-over = Đã bàn giao { $count } việc và kết thúc vai trò.
accounts-kept-value = Giá trị
accounts-kept-name = Đơn vị

# Mã truy cập
accounts-tokens = Mã truy cập
accounts-tokens-lede = Với mã truy cập, một chương trình khác như bảng tính hoặc phần mềm của đơn vị đọc và nhập thay tôi. Mã không bao giờ làm được nhiều hơn tôi.
accounts-tokens-api = Bản mô tả giao diện cho chương trình
accounts-token = Mã truy cập
accounts-token-name = Tên
accounts-token-name-hint = Dùng để làm gì, ví dụ: số liệu hằng tháng từ phần mềm của đơn vị.
accounts-token-scopes = Được làm những gì
accounts-token-scopes-hint = Chỉ chọn những việc chương trình cần. Mã luôn xem được những gì tôi được xem.
accounts-token-life = Hết hạn sau
accounts-token-days = { $count } ngày
accounts-token-make = Tạo mã truy cập
accounts-token-made = Đã tạo mã «{ $name }». Chép ngay vào chương trình sẽ dùng mã này.
accounts-token-once = Mã chỉ hiện một lần trên trang này và có hiệu lực đến { $until }. Ai có mã thì làm được thay tôi: giữ như mật khẩu. Nếu mất, thu hồi và tạo mã khác.
accounts-token-back = Về trang tài khoản
accounts-token-unused = Chưa dùng
accounts-token-withdraw = Thu hồi «{ $name }»
accounts-token-withdrawn = Đã thu hồi mã; chương trình dùng mã này bị từ chối từ bây giờ.
accounts-scope-read = Xem những gì tôi được xem
accounts-scope-figures = Nhập số liệu và nội dung báo cáo, ghi chỉ tiêu
accounts-scope-work = Nhận văn bản, xác nhận và báo cáo việc được giao
accounts-scope-submit = Duyệt và gửi thay đơn vị
accounts-scope-decide = Tiếp nhận, trả lại, gia hạn, miễn, mở và chốt đợt báo cáo
accounts-scope-documents = Đưa văn bản vào, hiệu chỉnh và ban hành
accounts-scope-organisations = Thay đổi tổ chức
accounts-scope-people = Xem, mời, tạm dừng và bàn giao người dùng
accounts-scope-export = Xuất toàn bộ dữ liệu của hệ thống
accounts-list-unit = Đơn vị
accounts-list-from = Từ ngày
accounts-list-to = Đến trước ngày
